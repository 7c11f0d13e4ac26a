import type { SchemaKindGroup } from './schema-kinds.ts'

/** Types, formats and null. */
export const TYPE_KINDS: readonly SchemaKindGroup[] = [
  {
    suffix: 'type-changed',
    effect: 'replaces',
    title: 'the type or format changed',
    message: '{subject} is now {to} instead of {from}.',
    exceptions: {
      'request-parameter-property': [
        'warning',
        'How parts of a parameter are written into the request varies, so that the change may pass unnoticed.',
      ],
    },
  },
  {
    suffix: 'type-generalized',
    effect: 'widens',
    title: 'the type or format became wider',
    message: '{subject} is now {to} instead of {from}, which allows more.',
  },
  {
    suffix: 'type-specialized',
    effect: 'narrows',
    title: 'the type or format became narrower',
    message: '{subject} is now {to} instead of {from}, which allows less.',
  },
  {
    suffix: 'type-compatible',
    effect: 'annotates',
    title: 'the type or format is written differently and means the same on the wire',
    message: '{subject} is now {to} instead of {from}; on the wire there is no difference.',
  },
  {
    suffix: 'list-of-types-widened',
    effect: 'widens',
    title: 'a further type is possible',
    message: '{subject} can be {types} from now on, too.',
  },
  {
    suffix: 'list-of-types-narrowed',
    effect: 'narrows',
    title: 'a type is no longer possible',
    message: '{subject} can no longer be {types}.',
  },
  {
    suffix: 'became-nullable',
    effect: 'widens',
    title: 'null became possible',
    message: '{subject} can be null from now on.',
  },
  {
    suffix: 'became-not-nullable',
    effect: 'narrows',
    title: 'null is no longer possible',
    message: '{subject} can no longer be null.',
  },
  {
    suffix: 'content-media-type-changed',
    effect: 'replaces',
    title: 'contentMediaType changed',
    message: '{subject} holds {to} instead of {from}.',
  },
  {
    suffix: 'content-encoding-changed',
    effect: 'replaces',
    title: 'contentEncoding changed',
    message: '{subject} is encoded as {to} instead of {from}.',
  },
]
