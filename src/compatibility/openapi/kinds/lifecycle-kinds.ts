import type { ChangeKind } from '../../change-kind.ts'
import { kindRows, type KindRow } from './kind-rows.ts'

const ANNOUNCED = 'It still works; those who use it learn that it will end.'
const NOTICE = 'Those who use it have less time than they were promised to move.'
const UNREADABLE = 'Nobody can tell from the date when it will end.'
const MISSING = 'The notice period that is asked for cannot be held without a date.'
const BACK = 'Those who use it can stay.'
const LESS_STABLE = 'Those who rely on it were promised more than is kept.'
const MORE_STABLE = 'More is promised than before.'

function propertyRows(place: 'request-property' | 'response-property'): readonly KindRow[] {
  return [
    [`${place}-deprecated`, 'info', 'property deprecated', '{subject} is deprecated.', ANNOUNCED],
    [
      `${place}-deprecated-with-sunset`,
      'info',
      'property deprecated with a sunset date',
      '{subject} is deprecated and ends on {sunset}.',
      ANNOUNCED,
    ],
    [
      `${place}-deprecated-sunset-missing`,
      'error',
      'property deprecated without the sunset date asked for',
      '{subject} is deprecated without a sunset date (x-sunset).',
      MISSING,
    ],
    [
      `${place}-deprecated-sunset-invalid`,
      'error',
      'property deprecated with an unreadable sunset date',
      '{subject} is deprecated, and its sunset date {sunset} is no date.',
      UNREADABLE,
    ],
    [
      `${place}-reactivated`,
      'info',
      'property no longer deprecated',
      '{subject} is no longer deprecated.',
      BACK,
    ],
    [
      `${place}-sunset-date-too-small`,
      'error',
      'property deprecated with too short a notice',
      '{subject} is deprecated and ends on {sunset}, earlier than the {days} days of notice that are asked for.',
      NOTICE,
    ],
    [
      `${place}-stability-decreased`,
      'error',
      'stability of a property lowered',
      '{subject} is now {to} instead of {from} (x-stability-level).',
      LESS_STABLE,
    ],
    [
      `${place}-stability-increased`,
      'info',
      'stability of a property raised',
      '{subject} is now {to} instead of {from} (x-stability-level).',
      MORE_STABLE,
    ],
  ]
}

const PARAMETER_ROWS: readonly KindRow[] = [
  [
    'request-parameter-deprecated',
    'info',
    'parameter deprecated',
    '{subject} is deprecated.',
    ANNOUNCED,
  ],
  [
    'request-parameter-deprecated-sunset-missing',
    'error',
    'parameter deprecated without the sunset date asked for',
    '{subject} is deprecated without a sunset date (x-sunset).',
    MISSING,
  ],
  [
    'request-parameter-sunset-parse',
    'error',
    'unreadable sunset date of a parameter',
    '{subject} has the sunset date {sunset}, which is no date.',
    UNREADABLE,
  ],
  [
    'request-parameter-sunset-date-too-small',
    'error',
    'parameter deprecated with too short a notice',
    '{subject} is deprecated and ends on {sunset}, earlier than the {days} days of notice that are asked for.',
    NOTICE,
  ],
  [
    'request-parameter-reactivated',
    'info',
    'parameter no longer deprecated',
    '{subject} is no longer deprecated.',
    BACK,
  ],
  [
    'request-parameter-sunset-deleted',
    'error',
    'sunset date of a deprecated parameter removed',
    '{subject} is deprecated and lost its sunset date {sunset}.',
    'Those who planned by the date no longer know when it ends.',
  ],
  [
    'request-parameter-sunset-date-changed-too-small',
    'error',
    'sunset date of a parameter moved too near',
    '{subject} ends on {sunset} instead of {from}, earlier than the {days} days of notice that are asked for.',
    NOTICE,
  ],
]

const OPERATION_ROWS: readonly KindRow[] = [
  ['endpoint-deprecated', 'info', 'operation deprecated', '{subject} is deprecated.', ANNOUNCED],
  [
    'endpoint-deprecated-with-sunset',
    'info',
    'operation deprecated with a sunset date',
    '{subject} is deprecated and ends on {sunset}.',
    ANNOUNCED,
  ],
  [
    'api-deprecated-sunset-missing',
    'error',
    'operation deprecated without the sunset date asked for',
    '{subject} is deprecated without a sunset date (x-sunset).',
    MISSING,
  ],
  [
    'api-deprecated-sunset-parse',
    'error',
    'operation deprecated with an unreadable sunset date',
    '{subject} is deprecated, and its sunset date {sunset} is no date.',
    UNREADABLE,
  ],
  [
    'api-sunset-date-too-small',
    'error',
    'operation deprecated with too short a notice',
    '{subject} is deprecated and ends on {sunset}, earlier than the {days} days of notice that are asked for.',
    NOTICE,
  ],
  [
    'endpoint-reactivated',
    'info',
    'operation no longer deprecated',
    '{subject} is no longer deprecated.',
    BACK,
  ],
  [
    'sunset-deleted',
    'error',
    'sunset date of a deprecated operation removed',
    '{subject} is deprecated and lost its sunset date {sunset}.',
    'Those who planned by the date no longer know when it ends.',
  ],
  [
    'api-sunset-date-changed-too-small',
    'error',
    'sunset date of an operation moved too near',
    '{subject} ends on {sunset} instead of {from}, earlier than the {days} days of notice that are asked for.',
    NOTICE,
  ],
  [
    'api-stability-decreased',
    'error',
    'stability of an operation lowered',
    '{subject} is now {to} instead of {from} (x-stability-level).',
    LESS_STABLE,
  ],
  [
    'api-stability-increased',
    'info',
    'stability of an operation raised',
    '{subject} is now {to} instead of {from} (x-stability-level).',
    MORE_STABLE,
  ],
  [
    'api-invalid-stability-level',
    'error',
    'unknown stability level',
    '{subject} has the stability level {to}, which is none of draft, alpha, beta and stable (x-stability-level).',
    'Nobody can tell whether the operation may be relied on.',
  ],
]

/** Deprecation with and without a sunset date, notice periods, and stability. */
export const LIFECYCLE_KINDS: readonly ChangeKind[] = [
  ...kindRows('request', propertyRows('request-property')),
  ...kindRows('response', propertyRows('response-property')),
  ...kindRows('request', PARAMETER_ROWS),
  ...kindRows('none', OPERATION_ROWS),
]
