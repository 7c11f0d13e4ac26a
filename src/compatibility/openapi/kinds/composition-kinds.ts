import type { SchemaKindGroup } from './schema-kinds.ts'

const UNUSED_MEMBER = [
  'warning',
  'What the member asked for is no longer asked for, but what it allowed may be refused.',
] as const
const ONE_OF_MANY = [
  'info',
  'A value that fits an alternative of anyOf can have had any other parts before, too.',
] as const

/** allOf, anyOf, oneOf, not and discriminators. */
export const COMPOSITION_KINDS: readonly SchemaKindGroup[] = [
  {
    suffix: 'all-of-added',
    effect: 'narrows',
    title: 'allOf gained a member',
    message: '{subject} must now fit {member}, too (allOf).',
  },
  {
    suffix: 'all-of-removed',
    effect: 'widens',
    title: 'allOf lost a member',
    message: '{subject} need no longer fit {member} (allOf).',
    exceptions: {
      request: UNUSED_MEMBER,
      response: ['info', 'What is really missing then is reported by itself.'],
    },
  },
  {
    suffix: 'all-of-added-annotation-only',
    effect: 'annotates',
    title: 'allOf gained a member that demands nothing',
    message: '{subject} has a further member in allOf, {member}, that demands nothing.',
    bump: 'patch',
  },
  {
    suffix: 'all-of-removed-annotation-only',
    effect: 'annotates',
    title: 'allOf lost a member that demanded nothing',
    message: '{subject} lost a member of allOf, {member}, that demanded nothing.',
    bump: 'patch',
  },
  {
    suffix: 'any-of-added',
    effect: 'widens',
    title: 'anyOf gained a member',
    message: '{subject} can fit {member} from now on, too (anyOf).',
    exceptions: { response: ONE_OF_MANY },
  },
  {
    suffix: 'any-of-removed',
    effect: 'narrows',
    title: 'anyOf lost a member',
    message: '{subject} can no longer fit {member} (anyOf).',
  },
  {
    suffix: 'one-of-added',
    effect: 'widens',
    title: 'oneOf gained a member',
    message: '{subject} can be {member} from now on, too (oneOf).',
  },
  {
    suffix: 'one-of-removed',
    effect: 'narrows',
    title: 'oneOf lost a member',
    message: '{subject} can no longer be {member} (oneOf).',
  },
  {
    suffix: 'wrapped-in-one-of',
    effect: 'replaces',
    title: 'the schema became one alternative of several',
    message: '{subject} was one schema and is now one of several (oneOf).',
  },
  {
    suffix: 'not-added',
    effect: 'narrows',
    title: 'not was added',
    message: '{subject} must no longer fit the schema in "not".',
  },
  {
    suffix: 'not-removed',
    effect: 'widens',
    title: 'not was removed',
    message: '{subject} may fit from now on what "not" forbade.',
  },
  {
    suffix: 'not-changed',
    effect: 'replaces',
    title: 'not changed',
    message: '{subject} must not fit another schema than before ("not").',
  },
  {
    suffix: 'discriminator-added',
    effect: 'annotates',
    title: 'a discriminator was added',
    message: '{subject} is told apart by the property "{to}" from now on (discriminator).',
  },
  {
    suffix: 'discriminator-removed',
    effect: 'annotates',
    title: 'the discriminator was removed',
    message: '{subject} is no longer told apart by the property "{from}" (discriminator).',
  },
  {
    suffix: 'discriminator-property-name-changed',
    effect: 'annotates',
    title: 'the discriminator names another property',
    message: '{subject} is told apart by the property "{to}" instead of "{from}" (discriminator).',
  },
  {
    suffix: 'discriminator-mapping-added',
    effect: 'annotates',
    title: 'the discriminator maps a further value',
    message: '{subject} has a discriminator that maps {value} from now on.',
  },
  {
    suffix: 'discriminator-mapping-deleted',
    effect: 'annotates',
    title: 'the discriminator no longer maps a value',
    message: '{subject} has a discriminator that no longer maps {value}.',
  },
  {
    suffix: 'discriminator-mapping-changed',
    effect: 'annotates',
    title: 'the discriminator maps a value to another schema',
    message: '{subject} has a discriminator that maps {value} to {to} instead of {from}.',
  },
]
