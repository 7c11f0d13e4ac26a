import type { ChangeKind } from '../../change-kind.ts'
import { kindRows } from './kind-rows.ts'
import type { SchemaKindGroup } from './schema-kinds.ts'

/** Whether a property must be there: kinds for each place. */
export const REQUIRED_KINDS: readonly SchemaKindGroup[] = [
  {
    suffix: 'became-required',
    effect: 'narrows',
    title: 'what was optional is required',
    message: '{subject} was optional and is now required.',
  },
  {
    suffix: 'became-optional',
    effect: 'widens',
    title: 'what was required is optional',
    message: '{subject} was required and is now optional.',
  },
  {
    suffix: 'became-required-with-default',
    effect: 'narrows',
    title: 'what was optional is required and has a default',
    message:
      '{subject} was optional and is now required; its default {default} does not stand in for it.',
  },
]

const ADDED = '{subject} is new.'
const ADDED_REQUIRED = '{subject} is new and required.'
const REMOVED = '{subject} was removed.'

const REQUEST_KINDS = kindRows('request', [
  [
    'new-required-request-property',
    'error',
    'required property added to a request',
    ADDED_REQUIRED,
    'Requests of existing clients lack it.',
  ],
  [
    'new-required-request-property-with-default',
    'error',
    'required property with a default added to a request',
    `${ADDED_REQUIRED} Its default {default} does not stand in for it.`,
    'Requests of existing clients lack it, and what is required must be sent, default or not.',
  ],
  [
    'new-optional-request-property',
    'info',
    'optional property added to a request',
    ADDED,
    'Existing clients need not send it.',
  ],
  [
    'new-request-read-only-property',
    'info',
    'read-only property added to what requests share with responses',
    ADDED,
    'A read-only property is not sent in requests.',
  ],
  [
    'request-property-removed',
    'warning',
    'property removed from a request',
    REMOVED,
    'A provider may ignore what it no longer knows, or refuse it.',
  ],
  [
    'request-read-only-property-removed',
    'info',
    'read-only property removed from what requests share with responses',
    REMOVED,
    'A read-only property is not sent in requests.',
  ],
  [
    'new-required-request-header-property',
    'error',
    'required property added to a header parameter',
    ADDED_REQUIRED,
    'Requests of existing clients lack it.',
  ],
  [
    'new-optional-request-header-property',
    'info',
    'optional property added to a header parameter',
    ADDED,
    'Existing clients need not send it.',
  ],
  [
    'request-header-property-removed',
    'warning',
    'property removed from a header parameter',
    REMOVED,
    'A provider may ignore what it no longer knows, or refuse it.',
  ],
  [
    'new-required-request-parameter-property',
    'error',
    'required property added to a parameter',
    ADDED_REQUIRED,
    'Requests of existing clients lack it.',
  ],
  [
    'new-optional-request-parameter-property',
    'info',
    'optional property added to a parameter',
    ADDED,
    'Existing clients need not send it.',
  ],
  [
    'request-parameter-property-removed',
    'warning',
    'property removed from a parameter',
    REMOVED,
    'A provider may ignore what it no longer knows, or refuse it.',
  ],
])

const RESPONSE_KINDS = kindRows('response', [
  [
    'response-required-property-removed',
    'error',
    'required property removed from a response',
    REMOVED,
    'Consumers count on it.',
  ],
  [
    'response-optional-property-removed',
    'warning',
    'optional property removed from a response',
    REMOVED,
    'Consumers have to manage without it, but those who never had to may not.',
  ],
  [
    'response-required-write-only-property-removed',
    'info',
    'required write-only property removed from what responses share with requests',
    REMOVED,
    'A write-only property is not sent in responses.',
  ],
  [
    'response-optional-write-only-property-removed',
    'info',
    'optional write-only property removed from what responses share with requests',
    REMOVED,
    'A write-only property is not sent in responses.',
  ],
  [
    'response-required-property-added',
    'info',
    'required property added to a response',
    ADDED_REQUIRED,
    'Consumers pass over what they do not know.',
  ],
  [
    'response-optional-property-added',
    'info',
    'optional property added to a response',
    ADDED,
    'Consumers pass over what they do not know.',
  ],
  [
    'response-required-write-only-property-added',
    'info',
    'required write-only property added to what responses share with requests',
    ADDED_REQUIRED,
    'A write-only property is not sent in responses.',
  ],
  [
    'response-optional-write-only-property-added',
    'info',
    'optional write-only property added to what responses share with requests',
    ADDED,
    'A write-only property is not sent in responses.',
  ],
  [
    'response-header-property-removed',
    'warning',
    'property removed from a response header',
    REMOVED,
    'Consumers may count on it.',
  ],
  [
    'response-header-property-added',
    'info',
    'property added to a response header',
    ADDED,
    'Consumers pass over what they do not know.',
  ],
])

const NOT_WRITE_ONLY_IN_RESPONSE =
  'It is required and was never sent; a consumer may have checked that it stays away.'

/** readOnly and writeOnly, for optional and required properties of both directions. */
const ACCESS_KINDS: readonly ChangeKind[] = (['request', 'response'] as const).flatMap(
  (direction) =>
    (['optional', 'required'] as const).flatMap((need) =>
      (['read', 'write'] as const).flatMap((access) =>
        ([true, false] as const).map((became): ChangeKind => {
          const id = `${direction}-${need}-property-became-${became ? '' : 'not-'}${access}-only`
          const isBackInResponse = id === 'response-required-property-became-not-write-only'
          return {
            id,
            level: isBackInResponse ? 'warning' : 'info',
            direction,
            title: `${need} property of a ${direction} ${became ? 'became' : 'is no longer'} ${access}-only`,
            message: `{subject} ${became ? 'is now' : 'is no longer'} ${access}-only.`,
            reason: isBackInResponse
              ? NOT_WRITE_ONLY_IN_RESPONSE
              : 'It tells who may send the property; what breaks when a side stops is reported by itself.',
          }
        }),
      ),
    ),
)

export const PROPERTY_KINDS: readonly ChangeKind[] = [
  ...REQUEST_KINDS,
  ...RESPONSE_KINDS,
  ...ACCESS_KINDS,
]
