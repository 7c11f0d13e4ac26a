import type { SchemaKindGroup } from './schema-kinds.ts'

const PARAMETER_DEFAULT = [
  'error',
  'A request that leaves the parameter out means something else from now on.',
] as const
const BODY_DEFAULT = [
  'info',
  'Defaults inside of bodies are applied too differently to count on; the values that are allowed stay the same.',
] as const

function defaultKind(suffix: string, title: string, message: string): SchemaKindGroup {
  return {
    suffix,
    effect: 'annotates',
    title,
    message,
    exceptions: {
      'request-parameter': PARAMETER_DEFAULT,
      'request-parameter-property': BODY_DEFAULT,
      request: BODY_DEFAULT,
      response: BODY_DEFAULT,
    },
  }
}

const NEW_ENUM_VALUE = [
  'warning',
  'A consumer that decides by the values it knows has no answer for a new one.',
] as const
const PATTERNS_CANNOT_BE_COMPARED = [
  'warning',
  'Whether the new pattern accepts all that the old one did cannot be decided in general.',
] as const
const PATTERN_OF_A_RESPONSE = [
  'info',
  'Consumers seldom hold what they receive against a pattern.',
] as const

/** Values: enum, const, default, pattern, and other keywords that single values out. */
export const VALUE_KINDS: readonly SchemaKindGroup[] = [
  {
    suffix: 'enum-value-added',
    effect: 'widens',
    title: 'a value was added to the enum',
    message: '{subject} has the new value {value}.',
    exceptions: { response: NEW_ENUM_VALUE },
  },
  {
    suffix: 'enum-value-removed',
    effect: 'narrows',
    title: 'a value was removed from the enum',
    message: '{subject} no longer has the value {value}.',
  },
  {
    suffix: 'became-enum',
    effect: 'narrows',
    title: 'free values were limited to an enum',
    message: '{subject} was free so far and is now one of {values}.',
  },
  {
    suffix: 'became-not-enum',
    effect: 'widens',
    title: 'the enum was dropped',
    message: '{subject} is no longer limited to the values {values}.',
  },
  {
    suffix: 'x-extensible-enum-value-removed',
    effect: 'narrows',
    title: 'a value was removed from x-extensible-enum',
    message: '{subject} no longer has the value {value} in x-extensible-enum.',
  },
  {
    suffix: 'x-extensible-enum-value-added',
    effect: 'annotates',
    title: 'a value was added to x-extensible-enum',
    message: '{subject} has the new value {value} in x-extensible-enum, which may grow.',
  },
  {
    suffix: 'const-added',
    effect: 'narrows',
    title: 'const was added',
    message: '{subject} must now be {to}.',
  },
  {
    suffix: 'const-removed',
    effect: 'widens',
    title: 'const was removed',
    message: '{subject} need no longer be {from}.',
  },
  {
    suffix: 'const-changed',
    effect: 'replaces',
    title: 'const changed',
    message: '{subject} must now be {to} instead of {from}.',
  },
  defaultKind(
    'default-value-added',
    'a default was added',
    '{subject} is {to} by default from now on.',
  ),
  defaultKind(
    'default-value-removed',
    'the default was removed',
    '{subject} is no longer {from} by default.',
  ),
  defaultKind(
    'default-value-changed',
    'the default changed',
    '{subject} is {to} by default instead of {from}.',
  ),
  {
    suffix: 'pattern-added',
    effect: 'narrows',
    title: 'a pattern was added',
    message: '{subject} must now match the pattern {to}.',
  },
  {
    suffix: 'pattern-removed',
    effect: 'widens',
    title: 'the pattern was removed',
    message: '{subject} need no longer match the pattern {from}.',
    exceptions: { response: PATTERN_OF_A_RESPONSE },
  },
  {
    suffix: 'pattern-changed',
    effect: 'replaces',
    title: 'the pattern changed',
    message: '{subject} must now match the pattern {to} instead of {from}.',
    exceptions: { request: PATTERNS_CANNOT_BE_COMPARED, response: PATTERN_OF_A_RESPONSE },
  },
  {
    suffix: 'pattern-generalized',
    effect: 'widens',
    title: 'the pattern was replaced by one that accepts all the old one did',
    message: '{subject} must now match the pattern {to}, which accepts all that {from} did.',
    exceptions: { response: PATTERN_OF_A_RESPONSE },
  },
  {
    suffix: 'multiple-of-set',
    effect: 'narrows',
    title: 'multipleOf was added',
    message: '{subject} must now be a multiple of {to}.',
  },
  {
    suffix: 'multiple-of-unset',
    effect: 'widens',
    title: 'multipleOf was removed',
    message: '{subject} need no longer be a multiple of {from}.',
  },
  {
    suffix: 'multiple-of-generalized',
    effect: 'widens',
    title: 'multipleOf became a divisor of the old one',
    message: '{subject} must now be a multiple of {to} instead of {from}.',
  },
  {
    suffix: 'multiple-of-specialized',
    effect: 'narrows',
    title: 'multipleOf became a multiple of the old one',
    message: '{subject} must now be a multiple of {to} instead of {from}.',
  },
  {
    suffix: 'multiple-of-changed',
    effect: 'replaces',
    title: 'multipleOf changed',
    message: '{subject} must now be a multiple of {to} instead of {from}.',
  },
  {
    suffix: 'unique-items-set',
    effect: 'narrows',
    title: 'items must be unique',
    message: '{subject} may no longer hold an item twice.',
  },
  {
    suffix: 'unique-items-unset',
    effect: 'widens',
    title: 'items need no longer be unique',
    message: '{subject} may hold an item twice from now on.',
  },
]
