import type { JsonSchema } from './object-kind.ts'

const TEXT: JsonSchema = { type: 'string' }
const FLAG: JsonSchema = { type: 'boolean' }
const NUMBER: JsonSchema = { type: 'number' }
const COUNT: JsonSchema = { type: 'integer', minimum: 0 }
/** Subschemas are objects that are checked by themselves, or a boolean. */
const SCHEMA: JsonSchema = { type: ['object', 'boolean'] }
const SCHEMAS: JsonSchema = { type: 'array', minItems: 1, items: SCHEMA }
const NAMED_SCHEMAS: JsonSchema = { type: 'object', additionalProperties: SCHEMA }
const ANCHOR: JsonSchema = { type: 'string', pattern: '^[A-Za-z_][-A-Za-z0-9._]*$' }
const NAMES: JsonSchema = { type: 'array', items: TEXT, uniqueItems: true }
const TYPE: JsonSchema = {
  enum: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'],
}

function each(names: string, schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, schema]))
}

/**
 * What one Schema Object of OpenAPI 3.1 and 3.2 may hold: the keywords of JSON Schema 2020-12 (core, sections
 * 8 to 11; validation, sections 6, 8 and 9). The published schemas of OpenAPI leave Schema Objects to others.
 */
export const SCHEMA_OBJECT_SCHEMA: JsonSchema = {
  type: ['object', 'boolean'],
  properties: {
    ...each('$schema $ref $dynamicRef $comment', TEXT),
    ...each('$anchor $dynamicAnchor', ANCHOR),
    // An identifier has no fragment, or an empty one (core, section 8.2.1).
    $id: { type: 'string', pattern: '^[^#]*#?$' },
    $vocabulary: { type: 'object', additionalProperties: FLAG },
    ...each('$defs properties patternProperties dependentSchemas', NAMED_SCHEMAS),
    ...each('prefixItems allOf anyOf oneOf', SCHEMAS),
    ...each('items contains additionalProperties propertyNames if then else not', SCHEMA),
    ...each('unevaluatedItems unevaluatedProperties contentSchema', SCHEMA),
    type: { anyOf: [TYPE, { type: 'array', items: TYPE, minItems: 1, uniqueItems: true }] },
    enum: { type: 'array' },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    ...each('maximum exclusiveMaximum minimum exclusiveMinimum', NUMBER),
    ...each('maxLength minLength maxItems minItems maxContains minContains', COUNT),
    ...each('maxProperties minProperties', COUNT),
    ...each('pattern format title description contentEncoding contentMediaType', TEXT),
    ...each('uniqueItems deprecated readOnly writeOnly', FLAG),
    required: NAMES,
    dependentRequired: { type: 'object', additionalProperties: NAMES },
    examples: { type: 'array' },
  },
}
