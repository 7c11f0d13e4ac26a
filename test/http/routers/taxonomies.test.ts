import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/payments').send({ title: 'Payments' }).expect(201)
})
afterAll(() => server.close())

const PATH = '/api/v1/taxonomies/data-protection'
const BODY = { title: 'Data protection', values: [{ id: 'public', title: 'Public' }] }

test('a taxonomy is made, listed and changed, and checked when a service is registered', async () => {
  await server.ask('put', PATH).send(BODY).expect(401)
  const made = await server.asAdmin('put', PATH).send(BODY).expect(201)
  expect(made.headers['location']).toBe(PATH)
  const list = await server.ask('get', '/api/v1/taxonomies').expect(200)
  expect((list.body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual([
    'business-capability',
    'data-protection',
    'tags',
    'value-chain',
  ])
  await server.asAdmin('put', PATH).send(BODY).expect(428)
  await server
    .asAdmin('put', PATH)
    .set('If-Match', made.headers['etag'] ?? '')
    .send({ ...BODY, required: true })
    .expect(200)
  const service = { domain: 'payments', name: 'refunds', title: 'Refunds' }
  const refused = await server.asAdmin('post', '/api/v1/services').send(service).expect(400)
  expect(refused.body).toMatchObject({
    code: 'invalid-input',
    errors: [{ pointer: '/classification/data-protection' }],
  })
  const registered = await server
    .asAdmin('post', '/api/v1/services')
    .send({ ...service, classification: { 'data-protection': ['public'] } })
    .expect(201)
  expect(registered.body).toMatchObject({ classification: { 'data-protection': ['public'] } })
  await server.ask('get', '/api/v1/taxonomies/none').expect(404)
})
