/** Words for writing the schemas of whole OpenAPI documents. */

/** A JSON Schema of draft 2020-12. */
export type Part = Readonly<Record<string, unknown>>

export const ANY: Part = {}
export const TEXT: Part = { type: 'string' }
export const FLAG: Part = { type: 'boolean' }
export const NUMBER: Part = { type: 'number' }
export const COUNT: Part = { type: 'integer', minimum: 0 }
export const TEXTS: Part = { type: 'array', items: TEXT }
export const TEXT_BY_NAME: Part = { type: 'object', additionalProperties: TEXT }

export const part = (name: string): Part => ({ $ref: `#/$defs/${name}` })
export const oneOfValues = (...values: readonly string[]): Part => ({
  type: 'string',
  enum: values,
})
export const inFormat = (format: string): Part => ({ type: 'string', format })
export const listOf = (items: Part, more: Part = {}): Part => ({ type: 'array', items, ...more })
export const mapOf = (values: Part, more: Part = {}): Part => ({
  type: 'object',
  additionalProperties: values,
  ...more,
})

type Fields = Readonly<Record<string, Part>>

/** An object with these fields and extensions, and no others. */
export function closed(fields: Fields, required: readonly string[] = [], more: Part = {}): Part {
  return {
    type: 'object',
    properties: fields,
    patternProperties: { '^x-': ANY },
    additionalProperties: false,
    required,
    ...more,
  }
}

/** The same for 3.1, where alternatives of an object add fields of their own. */
export function sealed(fields: Fields, required: readonly string[] = [], more: Part = {}): Part {
  return {
    type: 'object',
    properties: fields,
    patternProperties: { '^x-': ANY },
    unevaluatedProperties: false,
    required,
    ...more,
  }
}

/** What stands in its place may be a reference: then nothing else is asked of it. */
export const orReference = (name: string): Part => ({
  if: { type: 'object', required: ['$ref'] },
  then: part('Reference'),
  else: part(name),
})

/** What holds for an object one of whose fields has this value. */
export const when = (field: string, value: string, then: Part): Part => ({
  if: { required: [field], properties: { [field]: { const: value } } },
  then,
})
