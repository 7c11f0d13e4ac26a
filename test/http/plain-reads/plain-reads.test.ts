import { pino } from 'pino'
import supertest from 'supertest'
import { overlap, pathPattern } from '../../../src/http/plain-reads/path-pattern.ts'
import { plainReads, type PlainReadsInput } from '../../../src/http/plain-reads/plain-reads.ts'
import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

const REFUNDS = '/api/v1/services/payments/refunds'
const RELEASED = `${REFUNDS}/versions/1.0.0`

let server: TestServer
beforeAll(async () => {
  server = await openTestServer({ trustedProxies: 1 })
  const send = (method: 'put' | 'post', path: string, body: object) =>
    server.asAdmin(method, path).send(body)
  await send('put', '/api/v1/domains/payments', { title: 'Payments', owner: 'lead' })
  const service = { domain: 'payments', name: 'refunds', title: 'Rückzahlungen' }
  await send('post', '/api/v1/services', service).expect(201)
  for (const version of ['1.0.0', '1.1.0']) {
    await server
      .asAdmin('put', `${REFUNDS}/versions/${version}?filename=Rück${version}.yaml`)
      .set('Content-Type', 'application/yaml')
      .send(openApi(version))
      .expect(201)
  }
  for (const to of ['specReview', 'specified'])
    await send('post', `${RELEASED}/transitions`, { to, reason: 'The test asks.' }).expect(201)
})
afterAll(() => server.close())

/** What differs from one answer to the same question to the next. */
const OF_ONE_ANSWER = ['date', 'x-request-id', 'connection', 'keep-alive']

/** Status, headers and body, as the whole edge answers and as its routes alone do. */
async function bothWays(path: string, headers: Record<string, string>) {
  const [whole, routes] = await Promise.all(
    [server.app, server.routes].map(async (listener) => {
      const answer = await supertest(listener).get(path).set(headers)
      const { status, text } = answer
      // The entity tag of problem details is that of a text with an instance of its own.
      const own = status < 400 ? OF_ONE_ANSWER : [...OF_ONE_ANSWER, 'etag']
      const kept = Object.entries(answer.headers as Record<string, string>).filter(
        ([name]) => !own.includes(name),
      )
      const told = { ...(answer.body as object), instance: undefined }
      return { status, headers: Object.fromEntries(kept), text: status === 200 ? text : told }
    }),
  )
  return { whole, routes }
}

describe('a plain read is answered as the routes answer it', () => {
  test.each([
    ['a service', REFUNDS, 200],
    ['a version', RELEASED, 200],
    ['a draft', `${REFUNDS}/versions/1.1.0`, 200],
    ['a content that never changes', `${RELEASED}/content`, 200],
    ['a content that may change', `${REFUNDS}/versions/1.1.0/content`, 200],
    ['the latest content', `${REFUNDS}/versions/latest/content`, 200],
    ['a service that is not there', '/api/v1/services/payments/nothing', 404],
    ['a version that is not there', `${REFUNDS}/versions/9.9.9/content`, 404],
    ['a selector that is none', `${REFUNDS}/versions/.../content`, 400],
    ['a name that no service may have', '/api/v1/services/payments/REFUNDS', 400],
    ['an address with a slash at its end', `${REFUNDS}/`, 200],
    ['a question about the past', `${REFUNDS}?asOf=2026-11-22`, 200],
    ['a question that is not known', `${REFUNDS}?depth=3`, 400],
  ])('%s', async (_what, path, status) => {
    const { whole, routes } = await bothWays(path, {})
    expect(whole).toEqual(routes)
    expect(whole?.status).toBe(status)
  })

  test.each([
    ['behind a proxy by TLS', { 'X-Forwarded-Proto': 'https, http' }, 200],
    ['with a token that is unknown', { Authorization: 'Bearer nobody' }, 401],
    ['with a password', { Authorization: 'Basic YWRtaW46YWRtaW4=' }, 401],
    ['by a browser whose session has ended', { Cookie: 'concordat_session=nobody' }, 200],
    ['by one who has something else', { 'If-None-Match': '"0-other"' }, 200],
  ])('%s', async (_who, headers, status) => {
    const { whole, routes } = await bothWays(`${RELEASED}/content`, headers)
    expect(whole).toEqual(routes)
    expect(whole?.status).toBe(status)
  })

  test('and one who has it already is told so', async () => {
    const { headers } = await supertest(server.app).get(`${RELEASED}/content`).expect(200)
    const { whole, routes } = await bothWays(`${RELEASED}/content`, {
      'If-None-Match': headers['etag'] ?? '',
    })
    expect(whole).toEqual(routes)
    expect(whole?.status).toBe(304)
  })
})

describe('of plain reads', () => {
  let asked: string[]
  const logged: string[] = []
  let plain: ReturnType<typeof plainReads>
  const input = (more: Partial<PlainReadsInput> = {}): PlainReadsInput => ({
    description: { document: {} as never, operations },
    validator: { parameters: () => undefined, body: () => undefined },
    registry: {
      services: { get: () => Promise.resolve({ revision: 4 }) },
      versions: {},
    } as unknown as PlainReadsInput['registry'],
    reading: 'open',
    tokens: {
      authenticate: (secret) =>
        Promise.resolve(secret === 'mine' ? { kind: 'person', id: 'me', name: 'me' } : undefined),
    },
    records: { follow: () => undefined },
    headers: { of: () => ({}), ofApi: () => ({}) },
    log: pino({}, { write: (line: string) => void logged.push(line) }),
    newId: () => 'an-id',
    loopbackOnly: false,
    ...more,
  })
  const operations = [
    {
      id: 'getService',
      method: 'get',
      path: '/api/v1/services/{domain}/{name}',
      access: { anonymous: true, password: false },
    },
  ] as unknown as PlainReadsInput['description']['operations']
  const open = (more?: Partial<PlainReadsInput>) => {
    asked = []
    logged.length = 0
    plain = plainReads(input(more), (request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(418).end()
    })
  }

  test.each<[string, string, Record<string, string>]>([
    ['without credentials', '/api/v1/services/a~b/c', {}],
    ['by a token', '/api/v1/services/a/b', { Authorization: 'bearer mine' }],
  ])('one %s never goes through the routes', async (_what, path, headers) => {
    open()
    const answer = await supertest(plain).get(path).set(headers).expect(200)
    expect(answer.body).toEqual({ revision: 4 })
    expect(asked).toEqual([])
  })

  test.each<[string, string, Record<string, string>]>([
    ['another address', '/api/v1/services/a', {}],
    ['a longer one', '/api/v1/services/a/b/versions', {}],
    ['a query', '/api/v1/services/a/b?x', {}],
    ['an escaped letter', '/api/v1/services/a/%62', {}],
    ['a session', '/api/v1/services/a/b', { Cookie: 'a=b' }],
    ['a wrong token', '/api/v1/services/a/b', { Authorization: 'Bearer yours' }],
    ['a token of two words', '/api/v1/services/a/b', { Authorization: 'Bearer mine too' }],
    ['a password', '/api/v1/services/a/b', { Authorization: 'Basic bWluZQ==' }],
    ['a condition', '/api/v1/services/a/b', { 'If-Match': '"4"' }],
    ['a part', '/api/v1/services/a/b', { Range: 'bytes=0-1' }],
  ])('one with %s goes through the routes', async (_what, path, headers) => {
    open()
    await supertest(plain).get(path).set(headers).expect(418)
    expect(asked).toEqual([path])
    expect(logged).toEqual([])
  })

  test('one that fails unexpectedly goes through the routes, and is told of in the log', async () => {
    const get = () => Promise.reject(new TypeError('a view has no name'))
    open({
      registry: { services: { get }, versions: {} } as unknown as PlainReadsInput['registry'],
    })
    await supertest(plain).get('/api/v1/services/a/b').expect(418)
    expect(asked).toEqual(['/api/v1/services/a/b'])
    expect(logged).toHaveLength(1)
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      msg: 'a plain read failed',
      request: 'an-id',
      operation: 'getService',
      err: { message: 'a view has no name' },
    })
  })

  test('one by another name of the machine goes through the routes, which refuse it', async () => {
    open({ loopbackOnly: true })
    await supertest(plain).get('/api/v1/services/a/b').set('Host', 'rebound.example').expect(418)
    await supertest(plain).get('/api/v1/services/a/b').set('Host', 'localhost').expect(200)
  })

  test('none may be meant by the address of another operation', () => {
    const other = { ...operations[0], id: 'getNews', path: '/api/v1/services/news/{name}' }
    const description = { document: {} as never, operations: [...operations, other as never] }
    expect(() => plainReads(input({ description }), () => undefined)).toThrow(
      'an address may mean getService as well as getNews',
    )
  })

  test.each([
    ['/a/{b}', '/a/{c}', true],
    ['/a/{b}', '/{c}/d', true],
    ['/a/{b}', '/c/{b}', false],
    ['/a/{b}', '/a/{b}/c', false],
  ])('%s and %s overlap: %s', (one, other, expected) => {
    expect(overlap(pathPattern(one), pathPattern(other))).toBe(expected)
    expect(overlap(pathPattern(other), pathPattern(one))).toBe(expected)
  })

  test('each is logged and measured once, with who asked', async () => {
    const before = server.logged.length
    const { headers } = await server.asAdmin('get', REFUNDS).expect(200)
    const { headers: refused } = await server.ask('get', '/api/v1/services/a/b').expect(404)
    const lines = server.logged.slice(before)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({
      request: headers['x-request-id'],
      method: 'GET',
      path: REFUNDS,
      status: 200,
      actor: 'admin',
    })
    expect(lines[1]).toMatchObject({ request: refused['x-request-id'], status: 404 })
    const { text } = await server.ask('get', '/metrics').expect(200)
    expect(text).toContain(
      'concordat_http_request_duration_seconds_count{operation="getService",status="404"}',
    )
  })
})
