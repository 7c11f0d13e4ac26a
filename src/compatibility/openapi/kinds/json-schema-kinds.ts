import type { SchemaKindGroup } from './schema-kinds.ts'

/** A keyword that holds a schema, and narrows by being there. */
function presence(name: string, keyword: string, demand: string): readonly SchemaKindGroup[] {
  return [
    {
      suffix: `${name}-added`,
      effect: 'narrows',
      title: `${keyword} was added`,
      message: `{subject} now ${demand} (${keyword}).`,
    },
    {
      suffix: `${name}-removed`,
      effect: 'widens',
      title: `${keyword} was removed`,
      message: `{subject} no longer ${demand} (${keyword}).`,
    },
  ]
}

/** Keywords of JSON Schema 2020-12 that OpenAPI 3.1 brought, and what objects and arrays may hold besides. */
export const JSON_SCHEMA_KINDS: readonly SchemaKindGroup[] = [
  {
    suffix: 'schema-became-false',
    effect: 'narrows',
    title: 'nothing is allowed any more',
    message: '{subject} allows no value any more (the schema is false).',
  },
  {
    suffix: 'schema-became-not-false',
    effect: 'widens',
    title: 'values are allowed where none was',
    message: '{subject} allows values from now on (the schema was false).',
  },
  ...presence('if', 'if', 'asks for more under a condition'),
  ...presence('then', 'then', 'asks for more where the condition holds'),
  ...presence('else', 'else', 'asks for more where the condition does not hold'),
  ...presence('contains', 'contains', 'must hold an item of a certain kind'),
  ...presence(
    'dependent-schema',
    'dependentSchemas',
    'asks for more where property "{name}" is there',
  ),
  ...presence(
    'pattern-property',
    'patternProperties',
    'limits the properties whose names match {name}',
  ),
  ...presence('property-names', 'propertyNames', 'limits the names of its properties'),
  ...presence('unevaluated-items', 'unevaluatedItems', 'limits items that nothing else describes'),
  ...presence(
    'unevaluated-properties',
    'unevaluatedProperties',
    'limits properties that nothing else describes',
  ),
  ...presence('content-schema', 'contentSchema', 'says what the text inside must hold'),
  {
    suffix: 'dependent-required-added',
    effect: 'narrows',
    title: 'dependentRequired was added',
    message: '{subject} now needs {needed} where property "{name}" is there (dependentRequired).',
  },
  {
    suffix: 'dependent-required-removed',
    effect: 'widens',
    title: 'dependentRequired was removed',
    message:
      '{subject} no longer needs {needed} where property "{name}" is there (dependentRequired).',
  },
  {
    suffix: 'dependent-required-changed',
    effect: 'replaces',
    title: 'dependentRequired changed',
    message:
      '{subject} now needs {to} instead of {from} where property "{name}" is there (dependentRequired).',
  },
  {
    suffix: 'prefix-items-added',
    effect: 'widens',
    title: 'prefixItems describes a further item',
    message: '{subject} has a further item at position {position} (prefixItems).',
  },
  {
    suffix: 'prefix-items-removed',
    effect: 'narrows',
    title: 'prefixItems describes an item less',
    message: '{subject} no longer has an item of its own at position {position} (prefixItems).',
  },
  {
    suffix: 'additional-properties-forbidden',
    effect: 'narrows',
    title: 'further properties are forbidden',
    message: '{subject} may no longer have properties that are not listed (additionalProperties).',
    exceptions: {
      request: ['warning', 'It breaks those who send more than is listed, and few do.'],
    },
  },
  {
    suffix: 'additional-properties-allowed',
    effect: 'widens',
    title: 'further properties are allowed',
    message:
      '{subject} may have properties that are not listed from now on (additionalProperties).',
    exceptions: {
      response: ['info', 'Consumers should pass over properties that they do not know.'],
    },
  },
  {
    suffix: 'additional-properties-limited',
    effect: 'narrows',
    title: 'further properties are described by a schema',
    message:
      '{subject} now says what properties that are not listed must be (additionalProperties).',
    exceptions: {
      request: ['warning', 'It breaks those who send other things in them, and few do.'],
    },
  },
  {
    suffix: 'additional-properties-freed',
    effect: 'widens',
    title: 'further properties are no longer described by a schema',
    message:
      '{subject} no longer says what properties that are not listed must be (additionalProperties).',
    exceptions: {
      response: [
        'warning',
        'It breaks those who read such properties as what they were described to be.',
      ],
    },
  },
  {
    suffix: 'items-added',
    effect: 'narrows',
    title: 'the items are described by a schema',
    message: '{subject} now says what its items must be (items).',
    exceptions: {
      request: ['warning', 'The provider may have asked for it all along and only now say so.'],
    },
  },
  {
    suffix: 'items-removed',
    effect: 'widens',
    title: 'the items are no longer described by a schema',
    message: '{subject} no longer says what its items are (items).',
    exceptions: {
      response: [
        'warning',
        'It breaks those who read the items as what they were described to be.',
      ],
    },
  },
]
