import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { load } from 'js-yaml'
import { isDataObject, OPENAPI_VERSIONS } from '../../../../src/contracts/index.ts'
import type { DataObject, DataValue, OpenApiVersion } from '../../../../src/contracts/index.ts'
import { packageRoot } from '../../../../src/package-root.ts'
import { fitTest } from '../../../../src/rules/rulesets/json-schema/fit-test.ts'
import { objectSchemas } from '../../../../src/rules/openapi/structure/object-schemas.ts'
import { evaluateSchema } from '../../../../src/rules/rulesets/json-schema/evaluate-schema.ts'
import { readSchema } from '../../../../src/rules/rulesets/json-schema/read-schema.ts'
import { SCHEMA_OF_2_0 } from '../../../../src/rules/rulesets/openapi-functions/structure/schema-of-2-0.ts'
import { SCHEMA_OF_3_0 } from '../../../../src/rules/rulesets/openapi-functions/structure/schema-of-3-0.ts'
import { SCHEMA_OF_3_1 } from '../../../../src/rules/rulesets/openapi-functions/structure/schema-of-3-1.ts'
import { SCHEMA_OF_3_2 } from '../../../../src/rules/rulesets/openapi-functions/structure/schema-of-3-2.ts'
import { readBundle } from '../../../support/memory-bundle.ts'

const EXAMPLES: Readonly<Record<OpenApiVersion, string>> = {
  '2.0': 'parcels-2.0.json',
  '3.0': 'parcels-3.0.yaml',
  '3.1': 'parcels-3.1.yaml',
  '3.2': 'berths-3.2.yaml',
}

/** What stands in the place of members: some of it is right in many places, some of it nowhere. */
const VALUES: readonly DataValue[] = [
  ...[null, true, false, 0, -1, 1.5, Number.NaN],
  ...['', 'x', '/x', '200', 'path', 'query', 'header', 'body', 'form', 'simple', 'string', 'array'],
  ...['http', 'bearer', 'oauth2', 'apiKey', '#/components/schemas/X'],
  ...[[], ['a'], ['a', 'a'], [1, {}], ['string', 'null'], [{}], [{ a: 1 }, { a: 1 }]],
  ...[{}, { a: 1 }, { a: {}, b: {} }, { a: 'x' }, { 'x-a': 1 }, { $ref: '#/a' }],
]
const MORE = ['unknown', 'x-extension', '$ref', 'examples', 'example', 'content', 'schema', 'url']

/** An object, and it again with each member changed, left out, or added. */
function* changed(object: DataObject): Generator<DataObject> {
  yield object
  for (const name of [...Object.keys(object), ...MORE]) {
    yield Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))
    for (const value of VALUES) yield { ...object, [name]: value }
  }
}

async function objectsOf(version: OpenApiVersion): Promise<ReadonlyMap<string, DataObject[]>> {
  const text = readFileSync(path.join(packageRoot, 'specs/examples', EXAMPLES[version]), 'utf8')
  const { model } = await readBundle({ 'api.json': JSON.stringify(load(text)) })
  if (model.kind !== 'openapi') throw new Error('This is no OpenAPI description.')
  const objects = new Map<string, DataObject[]>()
  for (const { kind, value } of model.nodes) {
    const known = objects.get(kind) ?? []
    objects.set(kind, known)
    if (known.length < 4) known.push(value)
  }
  return objects
}

describe.each(OPENAPI_VERSIONS)('the tests made of the schemas of OpenAPI %s', (version) => {
  it('let through exactly what Ajv finds no error in', async () => {
    const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false })
    const objects = await objectsOf(version)
    let compared = 0
    let faulty = 0
    for (const [kind, schema] of objectSchemas(version)) {
      const validate = ajv.compile(schema)
      const test = fitTest(schema)
      for (const object of [{}, ...(objects.get(kind) ?? [])]) {
        for (const one of changed(object)) {
          const isValid = validate(one)
          compared += 1
          if (!isValid) faulty += 1
          if (test(one) !== isValid) {
            throw new Error(`${kind} ${JSON.stringify(one)}: Ajv says ${String(isValid)}`)
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(8_000)
    expect(faulty).toBeGreaterThan(compared / 4)
    expect(faulty).toBeLessThan(compared)
  })
})

/** A description, and it again with one member anywhere in it changed or left out. */
function* changedInside(value: DataObject): Generator<DataObject> {
  for (const [name, member] of Object.entries(value)) {
    for (const other of [null, 'x', 0, [], {}, { $ref: '#/a' }]) yield { ...value, [name]: other }
    yield Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
    if (!isDataObject(member)) continue
    for (const inside of changedInside(member)) yield { ...value, [name]: inside }
  }
}

it.each([
  ['2.0', SCHEMA_OF_2_0],
  ['3.0', SCHEMA_OF_3_0],
  ['3.1', SCHEMA_OF_3_1],
  ['3.2', SCHEMA_OF_3_2],
] as const)('lets through the documents of %s that evaluation finds no error in', (version, of) => {
  const text = readFileSync(path.join(packageRoot, 'specs/examples', EXAMPLES[version]), 'utf8')
  // The ecosystem's schema of 3.1 has no references in the place of Path Item Objects.
  const description = JSON.parse(JSON.stringify(load(text)), (name, value: DataValue) =>
    name.startsWith('/') && isDataObject(value) && value['$ref'] !== undefined ? {} : value,
  ) as DataObject
  const schema = of as DataValue
  const document = readSchema(schema, 'draft2020-12', 'shipped')
  const fits = fitTest(of)
  let faulty = 0
  for (const one of [description, ...changedInside(description)]) {
    const errors = evaluateSchema(one, document, { allErrors: true })
    if (errors.length > 0) faulty += 1
    if (fits(one) !== (errors.length === 0)) throw new Error(JSON.stringify([one, errors]))
  }
  expect(fits(description)).toBe(true)
  expect(faulty).toBeGreaterThan(100)
})

it('refuses a schema with a keyword that it does not know', () => {
  expect(() => fitTest({ type: 'array', contains: {} })).toThrow(
    'no test for the keywords contains',
  )
})
