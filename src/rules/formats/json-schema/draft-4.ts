/**
 * What JSON Schema draft 4 (validation, sections 5 and 6) asks of its keywords, as a schema of draft 7: the
 * validator at hand no longer knows draft 4 itself.
 */
const self = { $ref: '#' }
const count = { type: 'integer', minimum: 0 }
const names = { type: 'array', minItems: 1, items: { type: 'string' }, uniqueItems: true }
const schemas = { type: 'array', minItems: 1, items: self }
const schemasByName = { type: 'object', additionalProperties: self }
const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

export const DRAFT_4 = {
  $id: 'concordat:json-schema-draft-4',
  type: 'object',
  properties: {
    id: { type: 'string' },
    $schema: { type: 'string' },
    title: { type: 'string' },
    description: { type: 'string' },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    maximum: { type: 'number' },
    exclusiveMaximum: { type: 'boolean' },
    minimum: { type: 'number' },
    exclusiveMinimum: { type: 'boolean' },
    maxLength: count,
    minLength: count,
    pattern: { type: 'string', format: 'regex' },
    additionalItems: { anyOf: [{ type: 'boolean' }, self] },
    items: { anyOf: [self, schemas] },
    maxItems: count,
    minItems: count,
    uniqueItems: { type: 'boolean' },
    maxProperties: count,
    minProperties: count,
    required: names,
    additionalProperties: { anyOf: [{ type: 'boolean' }, self] },
    definitions: schemasByName,
    properties: schemasByName,
    patternProperties: schemasByName,
    dependencies: { type: 'object', additionalProperties: { anyOf: [self, names] } },
    enum: { type: 'array', minItems: 1, uniqueItems: true },
    type: {
      anyOf: [
        { enum: TYPES },
        { type: 'array', minItems: 1, items: { enum: TYPES }, uniqueItems: true },
      ],
    },
    format: { type: 'string' },
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    not: self,
  },
  dependencies: { exclusiveMaximum: ['maximum'], exclusiveMinimum: ['minimum'] },
}
