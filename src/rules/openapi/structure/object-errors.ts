import type { Ajv2020 } from 'ajv/dist/2020.js'
import type { OpenApiNode, OpenApiVersion } from '../../../contracts/index.ts'
import { stringMember } from '../../../contracts/index.ts'
import type { SchemaError } from './schema-errors.ts'
import { uniqueItems } from './unique-items.ts'

/** Checks one object by itself: its own fields, not what is inside the objects that they hold. */
export type CheckObject = (node: OpenApiNode) => readonly SchemaError[]

const checkers = new Map<OpenApiVersion, Promise<CheckObject>>()

/** The checker for a version of OpenAPI; it is made at the first call. */
export function objectChecker(version: OpenApiVersion): Promise<CheckObject> {
  const known = checkers.get(version)
  if (known !== undefined) return known
  const checker = createChecker(version)
  checkers.set(version, checker)
  return checker
}

async function createChecker(version: OpenApiVersion): Promise<CheckObject> {
  const [{ Ajv2020 }, { objectSchemas, schemaOfSchemas }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('./object-schemas.ts'),
  ])
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateFormats: false,
    // The schemas are ours and tested; checking them again would take longer than all else here.
    validateSchema: false,
    code: { optimize: false },
  })
  ajv.removeKeyword('uniqueItems').addKeyword(uniqueItems())
  for (const [kind, schema] of objectSchemas(version)) ajv.addSchema(schema, kind)
  if (version === '3.1' || version === '3.2')
    ajv.addSchema(schemaOfSchemas(vocabularies(ajv)), 'Schema')
  return (node) => {
    const validate = ajv.getSchema(isFile(node, version) ? 'File' : node.kind)
    if (validate === undefined) return []
    void validate(node.value)
    return validate.errors ?? []
  }
}

/** In 2.0 a response may hold a file, which is written as a schema with a type of its own. */
function isFile({ kind, parent, value }: OpenApiNode, version: OpenApiVersion): boolean {
  const isResponse = version === '2.0' && kind === 'Schema' && parent?.kind === 'Response'
  return isResponse && stringMember(value, 'type') === 'file'
}

/** The vocabularies of JSON Schema 2020-12, which Ajv brings along. */
function vocabularies(ajv: Ajv2020): readonly unknown[] {
  return ['core', 'applicator', 'unevaluated', 'validation', 'meta-data', 'content'].map(
    (name) => ajv.getSchema(`https://json-schema.org/draft/2020-12/meta/${name}`)?.schema,
  )
}
