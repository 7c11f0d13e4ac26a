import type { ChangeKind } from '../../change-kind.ts'
import { kindRows } from './kind-rows.ts'

const GONE = 'Whoever calls it gets an error from now on.'
const PLANNED = 'Its end was announced, and the day has come.'
const TOO_EARLY = 'It was promised to work until its sunset date.'
const NO_DATE = 'Nobody can tell from the date whether it may end already.'
const GENERATED_NAMES = 'Names in generated clients change; what is sent and received does not.'

/** Paths and operations, webhooks, and what operations are called. */
export const OPERATION_KINDS: readonly ChangeKind[] = kindRows('none', [
  ['endpoint-added', 'info', 'operation added', '{subject} is new.', 'Nobody calls it yet.'],
  [
    'api-path-removed-without-deprecation',
    'error',
    'path removed without deprecation',
    '{subject} was removed with its whole path, without having been deprecated.',
    GONE,
  ],
  [
    'api-path-removed-with-deprecation',
    'info',
    'deprecated path removed',
    '{subject}, which was deprecated, was removed with its whole path.',
    PLANNED,
  ],
  [
    'api-path-sunset-parse',
    'error',
    'unreadable sunset date of a path or operation',
    '{subject} {fate} {sunset}, which is no date.',
    NO_DATE,
  ],
  [
    'api-path-removed-before-sunset',
    'error',
    'path removed before its sunset date',
    '{subject} was removed with its whole path before its sunset date {sunset}.',
    TOO_EARLY,
  ],
  [
    'api-removed-without-deprecation',
    'error',
    'operation removed without deprecation',
    '{subject} was removed without having been deprecated.',
    GONE,
  ],
  [
    'api-removed-with-deprecation',
    'info',
    'deprecated operation removed',
    '{subject}, which was deprecated, was removed.',
    PLANNED,
  ],
  [
    'api-removed-before-sunset',
    'error',
    'operation removed before its sunset date',
    '{subject} was removed before its sunset date {sunset}.',
    TOO_EARLY,
  ],
  [
    'api-operation-id-removed',
    'info',
    'operationId removed or changed',
    '{subject} is no longer called "{from}" (operationId).',
    GENERATED_NAMES,
  ],
  [
    'api-operation-id-added',
    'info',
    'operationId added',
    '{subject} is called "{to}" from now on (operationId).',
    GENERATED_NAMES,
    'patch',
  ],
  [
    'api-tag-removed',
    'info',
    'tag of an operation removed',
    '{subject} no longer has the tag "{value}".',
    'Tags group operations in documentation and generated clients.',
    'patch',
  ],
  [
    'api-tag-added',
    'info',
    'tag added to an operation',
    '{subject} has the tag "{value}" from now on.',
    'Tags group operations in documentation and generated clients.',
    'patch',
  ],
  [
    'api-schema-removed',
    'info',
    'schema removed from the components',
    'The schema "{name}" was removed from the components.',
    'What uses it is judged by itself.',
    'patch',
  ],
  [
    'webhook-added',
    'info',
    'webhook added',
    'The webhook "{name}" is new.',
    'Nobody waits for it yet.',
  ],
  [
    'webhook-removed',
    'error',
    'webhook removed',
    'The webhook "{name}" was removed.',
    'Whoever waits for it waits in vain.',
  ],
  [
    'callback-added',
    'info',
    'callback added to an operation',
    'The callback "{name}" of {subject} is new.',
    'Consumers decide whether they want to be called.',
  ],
  [
    'callback-removed',
    'error',
    'callback of an operation removed',
    'The callback "{name}" of {subject} was removed.',
    'Whoever waits for it waits in vain.',
  ],
  [
    'link-added',
    'info',
    'link added to a response',
    'The link "{name}" of {subject} is new.',
    'Links describe what can be done next; they are not sent.',
    'patch',
  ],
  [
    'link-removed',
    'info',
    'link removed from a response',
    'The link "{name}" of {subject} was removed.',
    'Links describe what can be done next; they are not sent.',
  ],
  [
    'link-operation-changed',
    'info',
    'link leads to another operation',
    'The link "{name}" of {subject} leads to {to} instead of {from}.',
    'Links describe what can be done next; they are not sent.',
  ],
])

/** Where the service answers. */
export const SERVER_KINDS: readonly ChangeKind[] = kindRows('none', [
  [
    'api-server-added',
    'info',
    'server added',
    'The server {value} is new.',
    'The others still answer.',
  ],
  [
    'api-server-removed',
    'warning',
    'server removed',
    'The server {value} was removed.',
    'Clients that call it may have to move; addresses often change without the interface.',
  ],
  [
    'api-server-variable-default-changed',
    'warning',
    'default of a server variable changed',
    'The server {value} stands for "{to}" instead of "{from}" where clients choose no {name}.',
    'Clients that leave the choice to the description call another address from now on.',
  ],
])
