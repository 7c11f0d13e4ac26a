import type { ChangeKind } from '../../change-kind.ts'
import { kindRows } from './kind-rows.ts'

const ACCEPTED_MORE = 'Requests that were valid so far stay valid.'
const NEEDED = 'Requests of existing clients lack it.'
const NOT_NEEDED = 'Existing clients need not send it.'

/** Parameters of requests, apart from their schemas. */
export const PARAMETER_KINDS: readonly ChangeKind[] = kindRows('request', [
  [
    'new-required-request-default-parameter-to-existing-path',
    'error',
    'required parameter added to a path',
    '{subject} is new and required, for all operations of the path.',
    NEEDED,
  ],
  [
    'new-optional-request-default-parameter-to-existing-path',
    'info',
    'optional parameter added to a path',
    '{subject} is new, for all operations of the path.',
    NOT_NEEDED,
  ],
  [
    'new-required-request-parameter',
    'error',
    'required parameter added',
    '{subject} is new and required.',
    NEEDED,
  ],
  [
    'new-optional-request-parameter',
    'info',
    'optional parameter added',
    '{subject} is new.',
    NOT_NEEDED,
  ],
  [
    'new-request-path-parameter',
    'error',
    'path parameter added',
    '{subject} is new; the path has a part more.',
    'The address that existing clients call is another one.',
  ],
  [
    'request-parameter-removed',
    'warning',
    'parameter removed',
    '{subject} was removed.',
    'A provider may ignore what it no longer knows, or refuse it.',
  ],
  [
    'request-parameter-removed-with-deprecation',
    'info',
    'deprecated parameter removed',
    '{subject}, which was deprecated, was removed.',
    'Its end was announced, and the day has come.',
  ],
  [
    'request-parameter-removed-before-sunset',
    'error',
    'parameter removed before its sunset date',
    '{subject} was removed before its sunset date {sunset}.',
    'It was promised to work until its sunset date.',
  ],
  [
    'request-parameter-allow-empty-value-removed',
    'error',
    'empty value of a parameter no longer allowed',
    '{subject} may no longer be sent without a value (allowEmptyValue).',
    'Requests that leave the value out can be refused.',
  ],
  [
    'request-parameter-allow-empty-value-added',
    'info',
    'empty value of a parameter allowed',
    '{subject} may be sent without a value from now on (allowEmptyValue).',
    ACCEPTED_MORE,
  ],
  [
    'request-parameter-style-changed',
    'error',
    'parameter written in another way',
    '{subject} is written as {to} instead of {from} (style and explode).',
    'A provider that expects the new form cannot read the old one.',
  ],
  [
    'request-parameter-allow-reserved-changed',
    'warning',
    'reserved characters of a parameter written in another way',
    '{subject} {to} from now on (allowReserved).',
    'A provider may read the same value differently.',
  ],
  [
    'request-parameter-media-type-added',
    'info',
    'further media type accepted in a parameter',
    '{subject} accepts {value} from now on.',
    ACCEPTED_MORE,
  ],
  [
    'request-parameter-media-type-removed',
    'error',
    'media type no longer accepted in a parameter',
    '{subject} no longer accepts {value}.',
    'Requests that were valid so far can be refused.',
  ],
])

/** Request bodies, apart from their schemas. */
export const REQUEST_BODY_KINDS: readonly ChangeKind[] = kindRows('request', [
  [
    'request-body-added-required',
    'error',
    'required request body added',
    '{subject} now needs a request body.',
    NEEDED,
  ],
  [
    'request-body-added-optional',
    'info',
    'optional request body added',
    '{subject} now accepts a request body.',
    NOT_NEEDED,
  ],
  [
    'request-body-removed',
    'error',
    'request body removed',
    '{subject} no longer takes a request body.',
    'What clients send in it is lost or refused.',
  ],
  [
    'request-body-media-type-added',
    'info',
    'further media type accepted',
    '{subject} accepts {value} from now on.',
    ACCEPTED_MORE,
  ],
  [
    'request-body-media-type-removed',
    'error',
    'media type no longer accepted',
    '{subject} no longer accepts {value}.',
    'Clients that send it are refused.',
  ],
  [
    'request-body-media-type-schema-added',
    'error',
    'request body described by a schema',
    '{subject} accepted anything as {value} and now has a schema.',
    'Requests that were valid so far can be refused.',
  ],
  [
    'request-body-media-type-schema-removed',
    'info',
    'request body no longer described by a schema',
    '{subject} accepts anything as {value} from now on.',
    ACCEPTED_MORE,
  ],
  [
    'request-body-encoding-changed',
    'warning',
    'part of a request body written in another way',
    '{subject}: the part "{name}" is written in another way (encoding).',
    'A provider that expects the new form may not read the old one.',
  ],
])

const STATUS_OF_SUCCESS = 'Consumers decide by it whether they succeeded.'
const STATUS_OF_FAILURE = 'Consumers handle failures that they do not know as failures anyway.'

/** Responses: status codes, media types and headers, apart from schemas. */
export const RESPONSE_KINDS: readonly ChangeKind[] = kindRows('response', [
  [
    'response-success-status-removed',
    'error',
    'status of success removed',
    '{subject} no longer answers with status {value}.',
    STATUS_OF_SUCCESS,
  ],
  [
    'response-success-status-added',
    'info',
    'status of success added',
    '{subject} can answer with status {value} from now on.',
    'Consumers are expected to take any status of the class 2xx as success.',
  ],
  [
    'response-non-success-status-removed',
    'info',
    'other status removed',
    '{subject} no longer answers with status {value}.',
    STATUS_OF_FAILURE,
  ],
  [
    'response-non-success-status-added',
    'info',
    'other status added',
    '{subject} can answer with status {value} from now on.',
    STATUS_OF_FAILURE,
  ],
  [
    'response-media-type-removed',
    'error',
    'media type of a response removed',
    '{subject} is no longer offered as {value}.',
    'Consumers that ask for it get another one, or an error.',
  ],
  [
    'response-media-type-added',
    'info',
    'media type of a response added',
    '{subject} is offered as {value} from now on, too.',
    'Consumers get what they ask for.',
  ],
  [
    'response-media-type-name-changed',
    'info',
    'media type of a response renamed',
    '{subject} is offered as {to} instead of {from}.',
    'The names differ in parameters or structure, and mean the same format.',
  ],
  [
    'response-media-type-name-generalized',
    'error',
    'media type of a response became more general',
    '{subject} is offered as {to} instead of {from}.',
    'Consumers were promised the special format and may get another one.',
  ],
  [
    'response-media-type-name-specialized',
    'info',
    'media type of a response became more special',
    '{subject} is offered as {to} instead of {from}.',
    'Whoever reads the general format can read the special one.',
  ],
  [
    'response-body-media-type-schema-added',
    'info',
    'response described by a schema',
    '{subject} now has a schema as {value}.',
    'More is promised than before.',
  ],
  [
    'response-body-media-type-schema-removed',
    'warning',
    'response no longer described by a schema',
    '{subject} no longer has a schema as {value}: nothing is promised any more.',
    'What consumers read may still be there, but nobody says so.',
  ],
  [
    'required-response-header-removed',
    'error',
    'required response header removed',
    '{subject} was removed, and was required.',
    'Consumers count on it.',
  ],
  [
    'optional-response-header-removed',
    'warning',
    'optional response header removed',
    '{subject} was removed.',
    'Consumers have to manage without it, but those who never had to may not.',
  ],
  [
    'response-header-style-changed',
    'error',
    'response header written in another way',
    '{subject} is written as {to} instead of {from} (explode).',
    'A consumer that expects the former way cannot read the new one.',
  ],
  [
    'response-header-added',
    'info',
    'response header added',
    '{subject} is new.',
    'Consumers pass over what they do not know.',
  ],
])
