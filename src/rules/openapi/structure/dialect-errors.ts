import type { DataValue } from '../../../contracts/index.ts'
import type { SchemaError } from './schema-errors.ts'

type Validate = (schema: DataValue) => readonly SchemaError[]

let validator: Promise<Validate> | undefined

/**
 * Checks a Schema Object of OpenAPI 3.1 against the meta-schema of JSON Schema 2020-12, which the
 * published schema of OpenAPI 3.1 leaves to others.
 */
export async function dialectErrors(schema: DataValue): Promise<readonly SchemaError[]> {
  validator ??= createValidator()
  return (await validator)(schema)
}

/** Loaded and compiled at the first use: most descriptions do not need it. */
async function createValidator(): Promise<Validate> {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false })
  const validate = ajv.getSchema('https://json-schema.org/draft/2020-12/schema')
  if (validate === undefined) throw new Error('Ajv ships without the meta-schema 2020-12')
  return (schema) => {
    void validate(schema)
    return validate.errors ?? []
  }
}
