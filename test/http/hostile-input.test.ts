import { openTestServer, type TestServer } from './support/test-server.ts'
import { containing } from '../registry/support/test-registry.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop' }).expect(201)
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'shop', name: 'refunds', title: 'Refunds' })
    .expect(201)
})
afterAll(() => server.close())

const SERVICES = '/api/v1/services'
const VERSION = '/api/v1/services/shop/refunds/versions/1.0.0'
const HALF = 'must not hold half of a character; an escape such as \\ud83d needs its other half'
const service = (members: string): string =>
  `{"domain":"shop","name":"x","title":"T"${members === '' ? '' : `,${members}`}}`

describe('a body that is hostile or broken', () => {
  test.each([
    ['null', '', 'must be object'],
    ['"text"', '', 'must be object'],
    [service('"__proto__":{"isAdmin":true}'), '', 'must not have "__proto__"'],
    [
      service('"classification":{"__proto__":["x"]}'),
      '/classification',
      'must not have "__proto__"',
    ],
    [service('"constructor":{"prototype":{}}'), '', 'must not have "constructor"'],
    [service('"purpose":{"$gt":""}'), '/purpose', 'must be string'],
    [service('"purpose":"\\ud83d"'), '/purpose', HALF],
    [service('"tags":["a","b\\udc00"]'), '/tags/1', HALF],
    [service('"classification":{"\\ud800":[]}'), '/classification', HALF],
    [service('"purpose":"a\\u0000b"'), '/purpose', 'must not hold the character NUL (\\u0000)'],
  ])('%s is refused at its place', async (body, pointer, detail) => {
    const { body: problem } = await server
      .asAdmin('post', SERVICES)
      .set('Content-Type', 'application/json')
      .send(body)
      .expect(400)
    expect(problem).toMatchObject({
      code: 'invalid-request',
      errors: [{ in: 'body', pointer, detail }],
    })
  })

  test('that is too large says how large it may be', async () => {
    const { body: problem } = await server
      .asAdmin('post', SERVICES)
      .set('Content-Type', 'application/json')
      .send(service(`"purpose":"${'x'.repeat(1_100_000)}"`))
      .expect(413)
    expect(problem).toMatchObject({
      code: 'body-too-large',
      detail: 'The body may have at most 1048576 bytes.',
    })
  })

  test('with whole characters of any plane is taken', async () => {
    const title = 'Rückgaben 😀'
    const { body } = await server
      .asAdmin('post', SERVICES)
      .send({ domain: 'shop', name: 'returns', title })
      .expect(201)
    expect(body).toMatchObject({ title })
  })

  test('of a contract that names something by half a character is refused, with where', async () => {
    const contract =
      '{"openapi":"3.0.3","info":{"title":"Refunds","version":"1.0.0"},"paths":{"/a":{"get":{"operationId":"\\ud800","responses":{}}}}}'
    const { body: problem } = await server
      .asAdmin('put', VERSION)
      .set('Content-Type', 'application/json')
      .send(contract)
      .expect(400)
    expect(problem).toMatchObject({
      code: 'invalid-input',
      detail:
        'contract cannot be kept: operations.0.id of its summary holds half of a surrogate pair; write whole characters.',
    })
    await server.ask('get', VERSION).expect(404)
  })
})

describe('an address', () => {
  test.each([
    [`${SERVICES}?owner[$ne]=x`, 'owner[$ne]', 'is not known here'],
    [`${SERVICES}?owner=a&owner=b`, 'owner', 'must be string'],
    [`${SERVICES}?__proto__[a]=1`, '__proto__[a]', 'is not known here'],
    [`${SERVICES}?owner=%00`, 'owner', 'must not hold the character NUL (%00)'],
    [`${SERVICES}?limit=0`, 'limit', 'must be >= 1'],
    [`${SERVICES}?limit=1.5`, 'limit', 'must be integer'],
    ['/api/v1/subscriptions/%00', 'subscriptionId', 'must not hold the character NUL (%00)'],
    [`${SERVICES}/..%2f..%2fetc/passwd`, 'domain', containing('must match pattern')],
    [`${SERVICES}/shop/%2e%2e%2f`, 'name', containing('must match pattern')],
  ])('%s is refused for its parameter', async (path, parameter, detail) => {
    const { body: problem } = await server.ask('get', path).expect(400)
    expect(problem).toMatchObject({ code: 'invalid-request', errors: [{ parameter, detail }] })
  })

  test('with a moment that is none says how moments are written', async () => {
    const { body: problem } = await server.ask('get', `${SERVICES}?asOf=yesterday`).expect(400)
    expect(problem).toMatchObject({
      detail:
        'The request has values that are not accepted. /asOf: must be an instant or a day, as 2027-01-31T12:00:00Z or 2027-01-31.',
    })
  })

  test.each(['501', '1e9', '99999999999999999999'])(
    'that asks for %s at once gets as many as there are at most',
    async (limit) => {
      await server.ask('get', `${SERVICES}?limit=${limit}`).expect(200)
    },
  )
})
