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

test('services are counted by value, and taxonomies are told as they were', async () => {
  const path = '/api/v1/taxonomies/value-chain'
  const counts = await server.ask('get', `${path}/counts`).expect(200)
  const body = counts.body as { items: { value: string }[]; next: null }
  expect(body.items).toContainEqual({ value: 'operations', services: 0, withBelow: 0 })
  expect(body.next).toBeNull()
  await server.ask('get', '/api/v1/taxonomies/none/counts').expect(404)
  const then = '?asOf=2020-01-01'
  const list = await server.ask('get', `/api/v1/taxonomies${then}`).expect(200)
  expect((list.body as { items: unknown[] }).items).toHaveLength(3)
  await server.ask('get', `${path}${then}`).expect(200)
  await server.ask('get', `${PATH}${then}`).expect(404)
  await server.ask('get', `${path}?asOf=yesterday`).expect(400)
})

test('a tree that is a circle or too deep is refused with the value that makes it so', async () => {
  const values = [
    { id: 'a', title: 'A', parent: 'b' },
    { id: 'b', title: 'B', parent: 'a' },
  ]
  const circle = await server
    .asAdmin('put', '/api/v1/taxonomies/circle')
    .send({ title: 'Circle', values })
    .expect(400)
  expect(circle.body).toMatchObject({
    code: 'invalid-input',
    errors: [
      { pointer: '/values/0/parent', detail: '"a" would lie below itself' },
      { pointer: '/values/1/parent', detail: '"b" would lie below itself' },
    ],
  })
})
