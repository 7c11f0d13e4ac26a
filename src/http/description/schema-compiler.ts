import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { ApiDocument, ApiSchema } from './api-description.ts'

/** Compiles schemas of the interface's description, with references into it. */
export interface SchemaCompiler {
  /** For JSON bodies: values are taken as they are. */
  body(schema: ApiSchema): ValidateFunction
  /** For parameters: text is read as the number or boolean that the schema asks for. */
  parameters(schema: object): ValidateFunction
}

const DOCUMENT = 'concordat'

export function createSchemaCompiler(document: ApiDocument): SchemaCompiler {
  const bodies = ajvOver(document, false)
  const parameters = ajvOver(document, true)
  return {
    body: (schema) => bodies.compile(withAbsoluteReferences(schema) as object),
    parameters: (schema) => parameters.compile(withAbsoluteReferences(schema) as object),
  }
}

function ajvOver(document: ApiDocument, coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    coerceTypes,
    // The description uses keywords of OpenAPI (`example`) beside those of JSON Schema.
    strict: false,
    // Schemas are part of this package, and its tests check the whole document.
    validateSchema: false,
  })
  addFormats.default(ajv)
  for (const format of ['int32', 'int64']) ajv.addFormat(format, true)
  ajv.addSchema(document, DOCUMENT)
  return ajv
}

/** A schema that is compiled by itself has lost the document that its `#/…` pointed into. */
function withAbsoluteReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withAbsoluteReferences)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string' && member.startsWith('#')
        ? `${DOCUMENT}${member}`
        : withAbsoluteReferences(member),
    ]),
  )
}

/** The place of a mistake, and what is wrong there in plain words. */
export function explain(error: ErrorObject): { readonly pointer: string; readonly detail: string } {
  const parameters = error.params as Readonly<Record<string, unknown>>
  switch (error.keyword) {
    case 'required':
      return {
        pointer: error.instancePath,
        detail: `must have "${String(parameters['missingProperty'])}"`,
      }
    case 'additionalProperties':
      return {
        pointer: error.instancePath,
        detail: `must not have "${String(parameters['additionalProperty']).slice(0, 100)}"`,
      }
    case 'enum':
      return {
        pointer: error.instancePath,
        detail: `must be one of ${(parameters['allowedValues'] as readonly unknown[]).join(', ')}`,
      }
    default:
      return { pointer: error.instancePath, detail: error.message ?? `breaks "${error.keyword}"` }
  }
}
