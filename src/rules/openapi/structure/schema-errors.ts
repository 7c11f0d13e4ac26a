import type { DataObject, DataValue, OpenApiVersion } from '../../../contracts/index.ts'

/** One error of the JSON Schema validator, as Ajv reports it. */
export interface SchemaError {
  /** JSON Pointer into the document that was checked. */
  readonly instancePath: string
  /** The place of the keyword in the schema, such as `#/definitions/Parameter/required`. */
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
}

/** A version of each kind that swagger-parser accepts; patch versions change no rule. */
const ACCEPTED_VERSION: Readonly<Record<OpenApiVersion, string>> = {
  '2.0': '2.0',
  '3.0': '3.0.3',
  '3.1': '3.1.0',
  '3.2': '3.1.0',
}

/**
 * Checks a document against the JSON Schema of its version of OpenAPI, with swagger-parser.
 *
 * References are left as they are: replacing them would check what they lead to once for every way
 * that leads there, and report it at places that nobody wrote. Nothing is read but the document.
 */
export async function schemaErrors(
  version: OpenApiVersion,
  document: DataObject,
): Promise<readonly SchemaError[]> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser')
  try {
    await SwaggerParser.validate(prepared(version, document) as never, {
      resolve: { external: false },
      dereference: { excludedPathMatcher: () => true },
      // Its further checks know 2.0 only, stop at the first fault and say no place.
      validate: { spec: false },
    })
    return []
  } catch (error) {
    const details = error instanceof Error && 'details' in error ? error.details : undefined
    if (!Array.isArray(details)) throw error
    return details as readonly SchemaError[]
  }
}

/** A copy as swagger-parser takes it: it stops at patch versions it has not heard of, and without paths. */
function prepared(version: OpenApiVersion, document: DataObject): DataObject {
  const copy: Record<string, DataValue> = { ...document }
  delete copy['openapi']
  delete copy['swagger']
  copy[version === '2.0' ? 'swagger' : 'openapi'] = ACCEPTED_VERSION[version]
  copy['paths'] ??= {}
  return copy
}
