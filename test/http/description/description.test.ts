import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SwaggerParser from '@apidevtools/swagger-parser'
import type { OpenAPI } from 'openapi-types'
import supertest from 'supertest'
import { API_ROOT, loadApiDescription } from '../../../src/http/description/api-description.ts'
import { createSchemaCompiler } from '../../../src/http/description/schema-compiler.ts'
import { openApi } from '../support/contracts.ts'
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
      const response = await server.asAdmin(method, addressOf(path))
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

/** Answer everybody where reading asks for credentials; each with its reason. */
const OPEN_THOUGH_SIGNED_IN = new Map([
  ['startSession', 'this is how credentials are shown'],
  ['endSession', 'it ends only what the cookie names'],
  ['getMe', 'it says who asks, and that somebody has to sign in'],
  ['getHealth', 'it says that the process is up'],
  ['getReadiness', 'balancers ask it, and it tells nothing of what is registered'],
  ['getDescription', 'it ships with the product'],
  ['getDocumentation', 'it is the description as a page'],
  ['getProblem', 'it explains the refusal'],
])

describe('where reading asks for credentials', () => {
  let server: TestServer
  const described = loadApiDescription('signed-in')
  beforeAll(async () => {
    server = await openTestServer({ reading: 'signed-in' })
    const put = (path: string) => server.asAdmin('put', `/api/v1/${path}`)
    await put('domains/payments').send({ title: 'Payments', owner: 'lead' }).expect(201)
    const service = { domain: 'payments', name: 'x', title: 'X' }
    await server.asAdmin('post', '/api/v1/services').send(service).expect(201)
    const version = 'services/payments/x/versions/1.0.0'
    await put(`${version}?filename=x.yaml`)
      .set('Content-Type', 'application/yaml')
      .send(openApi('1.0.0'))
      .expect(201)
    for (const to of ['specReview', 'specified']) {
      const transition = { to, reason: 'The test asks.' }
      await server.asAdmin('post', `/api/v1/${version}/transitions`).send(transition).expect(201)
    }
    writeFileSync(join(server.dependencies.webRoot, 'index.html'), '<p>The web application</p>')
  })
  afterAll(() => server.close())

  /** Asks for each operation, past Express where it may be answered there, and by Express alone. */
  async function answersOf(headers: Readonly<Record<string, string>>) {
    const found: { id: string; status: number; code: unknown; told: unknown }[] = []
    for (const { id, method, path } of operations) {
      const methods = method === 'get' ? (['get', 'head'] as const) : [method]
      for (const listener of [server.app, server.routes]) {
        for (const asked of methods) {
          // What is streamed would not end.
          if (id === 'followMeeting' && asked === 'get' && 'Authorization' in headers) continue
          const answer = await supertest(listener)[asked](addressOf(path)).set(headers)
          const { code } = answer.body as { code?: string }
          found.push({
            id,
            status: answer.status,
            code: asked === 'head' ? 'credentials-required' : code,
            told: answer.get('WWW-Authenticate'),
          })
        }
      }
    }
    return found
  }

  test('none but those that must be open answer whoever shows none', async () => {
    const answers = await answersOf({})
    const answering = answers.filter(({ status }) => status !== 401).map(({ id }) => id)
    expect(new Set(answering)).toEqual(new Set(OPEN_THOUGH_SIGNED_IN.keys()))
    for (const { id, status, code, told } of answers) {
      if (OPEN_THOUGH_SIGNED_IN.has(id)) continue
      const refused = {
        status: 401,
        code: 'credentials-required',
        told: 'Bearer realm="concordat"',
      }
      expect({ id, status, code, told }).toEqual({ id, ...refused })
    }
  })

  test('none asks whoever sends a token to sign in', async () => {
    for (const path of ['', '/versions/1.0.0', '/versions/1.0.0/content', '/badge']) {
      await server.asAdmin('get', `/api/v1/services/payments/x${path}`).expect(200)
    }
    await server.asAdmin('get', '/metrics').expect(200)
    const answers = await answersOf({ Authorization: `Bearer ${server.token}` })
    expect(answers.filter(({ status }) => status === 401)).toEqual([])
  })

  test('an ended session and a wrong token read nothing, by whichever way', async () => {
    for (const listener of [server.app, server.routes]) {
      for (const headers of [{ Cookie: 'concordat-session=x' }, { Authorization: 'Bearer x' }]) {
        await supertest(listener).get('/api/v1/services/payments/x').set(headers).expect(401)
      }
    }
  })

  test('the description says so of each operation, and is valid still', async () => {
    const { body } = await server.ask('get', '/openapi.json').expect(200)
    const isAsDescribed = JSON.stringify(body) === JSON.stringify(described.document)
    expect(isAsDescribed).toBe(true) // a difference of so much would take minutes to print
    await expect(SwaggerParser.validate(body as OpenAPI.Document)).resolves.toMatchObject({
      openapi: '3.1.0',
    })
    const open = described.operations.filter(({ access }) => access.anonymous)
    expect(new Set(open.map(({ id }) => id))).toEqual(new Set(OPEN_THOUGH_SIGNED_IN.keys()))
    expect((await server.ask('get', '/api/v1/me')).body).toMatchObject({ reading: 'signed-in' })
  })

  test('the web application is the same file for every address', async () => {
    for (const path of ['/', '/services/payments/x', '/report', '/policies/nothing']) {
      const { text } = await server.askAside(path).set('Accept', 'text/html').expect(200)
      expect(text).toBe('<p>The web application</p>')
    }
    await server.askAside('/services/payments/x').set('Accept', 'application/json').expect(404)
  })

  test('caches that many share keep nothing', async () => {
    const kept = async (path: string) =>
      (await server.asAdmin('get', path)).headers['cache-control']
    expect(await kept('/api/v1/services/payments/x/versions/1.0.0/content')).toBe(
      'private, max-age=31536000, immutable',
    )
    expect(await kept('/api/v1/services/payments/x/badge')).toBe('private, max-age=300')
  })
})

function addressOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => SAMPLES[name] ?? 'x')
}

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
