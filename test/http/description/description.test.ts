import SwaggerParser from '@apidevtools/swagger-parser'
import type { OpenAPI } from 'openapi-types'
import { API_ROOT, loadApiDescription } from '../../../src/http/description/api-description.ts'
import { createSchemaCompiler } from '../../../src/http/description/schema-compiler.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

const { document, operations } = loadApiDescription()

/** Changes something, and is open to everybody all the same; each with its reason. */
const OPEN_THOUGH_UNSAFE = new Map([
  ['startSession', 'this is how credentials are shown'],
  ['endSession', 'it ends only what the cookie names'],
  ['checkContract', 'it keeps nothing'],
  ['compareContracts', 'it keeps nothing'],
])

describe('the description of the interface', () => {
  test('is a valid OpenAPI 3.1 document', async () => {
    const copy = JSON.parse(JSON.stringify(document)) as OpenAPI.Document
    await expect(SwaggerParser.validate(copy)).resolves.toMatchObject({ openapi: '3.1.0' })
  })

  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s is explained, tagged, and says how it fails',
    (id, operation) => {
      expect(id).toMatch(/^[a-z][A-Za-z]+$/)
      expect(operation.summary).toMatch(/^[A-Z].*[^.]$/)
      expect(operation.description).toMatch(/\.$/)
      expect(document.tags?.map(({ name }) => name)).toContain(operation.tag)
      expect([...operation.responses.keys()]).toContain('default')
      for (const parameter of operation.parameters) expect(parameter.description).toMatch(/\.$/)
    },
  )

  test('gives each operation an id of its own', () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
  })

  test('asks for credentials wherever something can change', () => {
    const open = operations.filter(({ method, access }) => method !== 'get' && access.anonymous)
    expect(open.map(({ id }) => id).sort()).toEqual([...OPEN_THOUGH_UNSAFE.keys()].sort())
  })

  test('has examples that fit their schemas', () => {
    const compiler = createSchemaCompiler(document)
    const examples = [...mediaTypesWithExample(document, '')]
    expect(examples.length).toBeGreaterThan(15)
    const misfits = examples.filter(({ schema, example }) => !compiler.body(schema)(example))
    expect(misfits.map(({ place }) => place)).toEqual([])
  })

  test('has no member without a value, which is what a comma in unquoted YAML text makes', () => {
    expect([...nullMembers(document, '')]).toEqual([
      '/paths//services/{domain}/{name}/patch/requestBody/content/application/merge-patch+json/example/capability',
    ])
  })
})

describe('every described operation', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await openTestServer()
  })
  afterAll(() => server.close())

  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s has a route of its own',
    async (_id, { method, path }) => {
      const address = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => SAMPLES[name] ?? 'x')
      const response = await server.asAdmin(method, address)
      expect(response.status).toBeLessThan(500)
      // What has no route is answered by the last resort, and what has another method by 405.
      expect(response.body).not.toMatchObject({ code: 'method-not-allowed' })
      expect((response.body as { detail?: string }).detail ?? '').not.toMatch(
        /^There is nothing at/,
      )
    },
  )

  test('and no route is there without a description', () => {
    const described = operations.map(({ method, path }) => {
      const pattern = path.replaceAll(/\{(\w+)\}/g, ':$1').replace(API_ROOT, '')
      return `${method} ${pattern}`
    })
    expect(routesOf(server.routes).sort()).toEqual(described.sort())
  })
})

const SAMPLES: Readonly<Record<string, string>> = {
  domain: 'payments',
  version: '1.0.0',
  code: 'not-found',
  factId: 'owner_share',
}

function* mediaTypesWithExample(
  value: unknown,
  place: string,
): Generator<{ place: string; schema: object; example: unknown }> {
  if (typeof value !== 'object' || value === null) return
  if ('schema' in value && 'example' in value) {
    yield { place, schema: value.schema as object, example: value.example }
  }
  for (const [key, member] of Object.entries(value)) {
    yield* mediaTypesWithExample(member, `${place}/${key}`)
  }
}

function* nullMembers(value: unknown, place: string): Generator<string> {
  if (value === null) yield place
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) yield* nullMembers(member, `${place}/${key}`)
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Record<string, boolean> }
  readonly handle: { readonly stack?: readonly Layer[] }
}

/** Routes of the routers of resources; those that come from the description have the whole path. */
function routesOf(app: unknown): string[] {
  const { router } = app as { router: { stack: readonly Layer[] } }
  const routes = new Set(router.stack.flatMap(routesOfLayer))
  return [...routes].filter((route) => !route.includes(API_ROOT))
}

function routesOfLayer(layer: Layer): string[] {
  const { route, handle } = layer
  if (route === undefined) return (handle.stack ?? []).flatMap(routesOfLayer)
  return Object.keys(route.methods)
    .filter((method) => method !== '_all')
    .map((method) => `${method} ${route.path}`)
}
