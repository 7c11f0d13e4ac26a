import type { Format } from '../../src/contracts/index.ts'
import { COMPARED_FORMATS } from '../../src/compatibility/index.ts'
import { compare, idsOf } from './compare.ts'

const ok = { responses: { 200: { description: 'fine' } } }

function api(paths: unknown, more: object = {}): object {
  return { openapi: '3.0.3', info: { title: 'Pets', version: '2024-11-22' }, paths, ...more }
}

const pets = api({ '/pets': { get: ok, post: ok } })

it('a contract compared with itself is identical', async () => {
  expect(await compare(pets, pets)).toMatchObject({
    verdict: 'identical',
    recommendedBump: 'none',
    changes: [],
    notCompared: [],
  })
})

it('a contract in other words is identical and deserves a patch', async () => {
  const renamed = api({ '/pets': { post: ok, get: { ...ok, summary: 'All pets' } } })
  expect(await compare(pets, renamed)).toMatchObject({
    verdict: 'identical',
    recommendedBump: 'patch',
  })
})

it('an operation that is gone breaks consumers, at the place where it stood', async () => {
  const { verdict, recommendedBump, changes } = await compare(pets, api({ '/pets': { get: ok } }))
  expect({ verdict, recommendedBump }).toEqual({ verdict: 'breaking', recommendedBump: 'major' })
  expect(changes).toEqual([
    expect.objectContaining({
      id: 'api-removed-without-deprecation',
      level: 'error',
      breaks: ['consumer'],
      operations: ['POST /pets'],
      oldLocation: expect.objectContaining({
        file: 'old.json',
        pointer: '/paths/~1pets/post',
      }) as unknown,
      newLocation: undefined,
    }),
  ])
})

it('a new operation breaks nobody backward, and providers forward', async () => {
  const before = api({ '/pets': { get: ok } })
  const backward = await compare(before, pets)
  expect(idsOf(backward)).toEqual(['endpoint-added info'])
  expect(backward.recommendedBump).toBe('minor')
  const forward = await compare(before, pets, { level: 'forward' })
  expect(forward).toMatchObject({
    verdict: 'breaking',
    changes: [
      {
        id: 'api-removed-without-deprecation',
        breaks: ['provider'],
        message:
          'Going back to the old version: POST /pets was removed without having been deprecated.',
        oldLocation: undefined,
        newLocation: { file: 'new.json', pointer: '/paths/~1pets/post' },
      },
    ],
  })
  const full = await compare(before, pets, { level: 'full' })
  expect(idsOf(full)).toEqual(['api-removed-without-deprecation error', 'endpoint-added info'])
})

it('levels of kinds can be configured, and a kind can be switched off', async () => {
  const after = api({ '/pets': { get: ok } })
  const id = 'api-removed-without-deprecation'
  expect(await compare(pets, after, { levels: { [id]: 'warning' } })).toMatchObject({
    verdict: 'compatible',
    changes: [{ id, level: 'warning' }],
  })
  expect((await compare(pets, after, { levels: { [id]: 'off' } })).changes).toEqual([])
})

it('contracts of different families are not compared, and the verdict says so', async () => {
  const avro = { type: 'record', name: 'Pet', fields: [] }
  expect(await compare(pets, avro)).toMatchObject({
    verdict: 'indeterminate',
    notCompared: [{ reason: 'Contracts of format openapi-3.0 with avro cannot be compared.' }],
  })
})

/** One contract of each format that is recognised. */
const ONE_OF_EACH: Readonly<Record<Exclude<Format, 'unknown'>, unknown>> = {
  'wsdl-1.1': '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>',
  'wsdl-2.0': '<description xmlns="http://www.w3.org/ns/wsdl" targetNamespace="urn:a"/>',
  'xsd-1.0': '<schema xmlns="http://www.w3.org/2001/XMLSchema"/>',
  'openapi-2.0': { swagger: '2.0', info: { title: 'A', version: '1' }, paths: {} },
  'openapi-3.0': { openapi: '3.0.3', info: { title: 'A', version: '1' }, paths: {} },
  'openapi-3.1': { openapi: '3.1.0', info: { title: 'A', version: '1' }, paths: {} },
  'openapi-3.2': { openapi: '3.2.0', info: { title: 'A', version: '1' }, paths: {} },
  'asyncapi-2': { asyncapi: '2.6.0', info: { title: 'A', version: '1' }, channels: {} },
  'asyncapi-3': { asyncapi: '3.0.0', info: { title: 'A', version: '1' } },
  graphql: 'type Query { a: Int }',
  protobuf: 'syntax = "proto3"; message A { string b = 1; }',
  avro: { type: 'record', name: 'Pet', fields: [] },
  'json-schema': { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' },
}

it.each(Object.entries(ONE_OF_EACH))(
  'that versions of %s are compared, or not, is as it is said to be',
  async (format, contract) => {
    const { old, verdict } = await compare(contract, contract)
    const isCompared = COMPARED_FORMATS.has(format as Format)
    expect([old.format, verdict]).toEqual([format, isCompared ? 'identical' : 'indeterminate'])
  },
)

it('what changed in a shared schema is one change with all the operations that it reaches', async () => {
  const schemas = (name: object) => ({
    components: {
      schemas: {
        Pet: { type: 'object', properties: { name, parent: { $ref: '#/components/schemas/Pet' } } },
      },
    },
  })
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }
  const get = { responses: { 200: { description: 'fine', content } } }
  const paths = { '/pets': { get }, '/pets/{id}': { get }, '/owners': { get: ok } }
  const { changes } = await compare(
    api(paths, schemas({ type: 'string' })),
    api(paths, schemas({ type: 'integer' })),
  )
  expect(changes).toEqual([
    expect.objectContaining({
      id: 'response-property-type-changed',
      message: 'Property "name" of schema Pet (in responses) is now integer instead of string.',
      operations: ['GET /pets', 'GET /pets/{id}'],
    }),
  ])
})

it('a read-only property that need no longer be there is no break of requests', async () => {
  const body = (required: readonly string[]) => ({
    type: 'object',
    required,
    properties: { id: { type: 'string', readOnly: true } },
  })
  const paths = (required: readonly string[]) => ({
    '/pets': {
      post: {
        ...ok,
        requestBody: { content: { 'application/json': { schema: body(required) } } },
      },
    },
  })
  const [loose, strict] = [api(paths([])), api(paths(['id']))]
  expect(idsOf(await compare(strict, loose))).toEqual(['request-property-became-optional info'])
  expect(idsOf(await compare(loose, strict))).toEqual([
    'request-read-only-property-became-required info',
  ])
})
