import { stringMember } from '../../../contracts/index.ts'
import type { DataValue, OpenApiNode, OpenApiVersion } from '../../../contracts/index.ts'
import type { FitTest } from '../../rulesets/json-schema/fit-test.ts'
import type { ObjectKind, ObjectSchemas } from './object-kind.ts'
import type { SchemaError } from './schema-error.ts'
import { uniqueItems } from './unique-items.ts'

/** Checks one object by itself: its own fields, not what is inside the objects that they hold. */
export type CheckObject = (
  node: OpenApiNode,
) => readonly SchemaError[] | Promise<readonly SchemaError[]>

const checkers = new Map<OpenApiVersion, Promise<CheckObject>>()

/** The checker for a version of OpenAPI; it is made at the first call. */
export function objectChecker(version: OpenApiVersion): Promise<CheckObject> {
  const known = checkers.get(version)
  if (known !== undefined) return known
  const checker = createChecker(version)
  checkers.set(version, checker)
  return checker
}

/**
 * Most objects are without fault, and whether one is, a test says that is made of the schema when the first
 * object of its kind is met. Ajv is asked for the errors of the others, since it says of each which part of the
 * schema it comes from; it is loaded for the first of them, and compiles the schema of that kind alone.
 */
async function createChecker(version: OpenApiVersion): Promise<CheckObject> {
  const [{ objectSchemas }, { fitTest }] = await Promise.all([
    import('./object-schemas.ts'),
    import('../../rulesets/json-schema/fit-test.ts'),
  ])
  const schemas = objectSchemas(version)
  const tests = new Map<ObjectKind, FitTest>()
  const testFor = (kind: ObjectKind): FitTest | undefined => {
    const known = tests.get(kind)
    if (known !== undefined) return known
    const schema = schemas.get(kind)
    if (schema === undefined) return undefined
    const test = fitTest(schema)
    tests.set(kind, test)
    return test
  }
  let explain: Promise<Explain> | undefined
  return (node) => {
    const kind = isFile(node, version) ? 'File' : node.kind
    if (testFor(kind)?.(node.value) !== false) return NO_ERRORS
    explain ??= createExplainer(schemas)
    return explain.then((errorsOf) => errorsOf(kind, node.value))
  }
}

const NO_ERRORS: readonly SchemaError[] = []

type Explain = (kind: ObjectKind, value: DataValue) => readonly SchemaError[]

async function createExplainer(schemas: ObjectSchemas): Promise<Explain> {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    // The schemas are ours and tested; checking them again would take longer than all else here.
    validateSchema: false,
    code: { optimize: false },
  })
  ajv.removeKeyword('uniqueItems').addKeyword(uniqueItems())
  for (const [kind, schema] of schemas) ajv.addSchema(schema, kind)
  return (kind, value) => {
    const validate = ajv.getSchema(kind)
    void validate?.(value)
    return validate?.errors ?? []
  }
}

/** In 2.0 a response may hold a file, which is written as a schema with a type of its own. */
function isFile({ kind, parent, value }: OpenApiNode, version: OpenApiVersion): boolean {
  const isResponse = version === '2.0' && kind === 'Schema' && parent?.kind === 'Response'
  return isResponse && stringMember(value, 'type') === 'file'
}
