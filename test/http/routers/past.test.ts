import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
const ORDERS = '/api/v1/services/sales/orders'

beforeAll(async () => {
  server = await openTestServer()
  server.now = new Date('2026-12-01T10:00:00.000Z')
  await server.asAdmin('put', '/api/v1/domains/sales').send({ title: 'Sales', owner: 'lead' })
  const registered = await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'sales', name: 'orders', title: 'Orders' })
    .expect(201)
  server.now = new Date('2026-12-15T10:00:00.000Z')
  await server
    .asAdmin('put', `${ORDERS}/versions/1.0.0`)
    .set('Content-Type', 'application/yaml')
    .send(openApi())
    .expect(201)
  server.now = new Date('2027-01-10T10:00:00.000Z')
  await server
    .asAdmin('post', `${ORDERS}/move`)
    .set('If-Match', registered.headers['etag'] ?? '')
    .send({ name: 'purchases' })
    .expect(200)
})
afterAll(() => server.close())

test('lists and single things are shown as they were at the end of a day, or at an instant', async () => {
  const on = (path: string, asOf: string) => server.ask('get', `/api/v1${path}?asOf=${asOf}`)
  expect((await on('/services', '2026-11-30').expect(200)).body).toEqual({ items: [], next: null })
  expect((await on('/domains', '2026-11-30').expect(200)).body).toEqual({ items: [], next: null })
  for (const [asOf, id, versionCount] of [
    ['2026-12-01', 'sales/orders', 0],
    ['2026-12-15T09:59:59.999Z', 'sales/orders', 0],
    ['2026-12-15T11:00:00%2B01:00', 'sales/orders', 1],
    ['2027-01-10', 'sales/purchases', 1],
  ]) {
    const list = await on('/services', String(asOf)).expect(200)
    expect(list.body).toMatchObject({ items: [{ id, versionCount }] })
    // A former name is as good as the present one where the past is meant.
    expect((await on('/services/sales/orders', String(asOf)).expect(200)).body).toMatchObject({
      id,
    })
  }
  expect((await on('/domains/sales', '2026-12-01').expect(200)).body).toMatchObject({
    owner: 'lead',
    serviceCount: 1,
  })
  expect(
    (await on('/services/sales/purchases/versions', '2026-12-15').expect(200)).body,
  ).toMatchObject({
    items: [{ service: 'sales/orders', version: '1.0.0', state: 'draft' }],
    next: null,
  })
  await on('/services/sales/purchases/versions/1.0.0', '2026-12-15').expect(200)
  await on('/services/sales/purchases/versions/1.0.0', '2026-12-14').expect(404)
})

test('what is no moment, and an order of the past, is refused', async () => {
  const asked = await server.ask('get', '/api/v1/services?asOf=last%20week').expect(400)
  expect(asked.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/asOf' }] })
  const sorted = await server.ask('get', '/api/v1/services?asOf=2027-01-01&sort=title').expect(400)
  expect(sorted.body).toMatchObject({ errors: [{ in: 'query', parameter: 'sort' }] })
})

test('subscriptions, dependencies, policies and search take a moment, too', async () => {
  const on = (path: string, asOf: string) =>
    server.ask('get', `/api/v1${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}`)
  server.now = new Date('2027-02-01T10:00:00.000Z')
  await server
    .asAdmin('post', '/api/v1/subscriptions')
    .send({
      ...{ consumer: 'kiosk', consumerKind: 'application', service: 'sales/purchases' },
      ...{ range: '^1.0.0', environment: 'production' },
    })
    .expect(201)
  const none = await on('/subscriptions?service=sales/purchases', '2027-01-31').expect(200)
  expect(none.body).toEqual({ items: [], next: null })
  const one = await on('/subscriptions?service=sales/orders', '2027-02-01').expect(200)
  expect(one.body).toMatchObject({ items: [{ consumer: 'kiosk', service: 'sales/purchases' }] })
  const graph = '/dependencies?service=sales/orders&direction=used-by'
  expect((await on(graph, '2027-01-31').expect(200)).body).toMatchObject({ total: 0 })
  expect((await on(graph, '2027-02-01').expect(200)).body).toMatchObject({
    items: [{ service: 'kiosk', kind: 'application' }],
  })
  const search = await on('/search?q=refund', '2026-12-20').expect(200)
  expect(search.body).toMatchObject({ next: null, complete: true })
  expect((search.body as { items: object[] }).items[0]).toMatchObject({ service: 'sales/orders' })
  expect((await on('/search?q=refund', '2026-12-02').expect(200)).body).toMatchObject({ items: [] })
  const refused = await on('/search?q=refund&versions=all', '2026-12-20').expect(400)
  expect(refused.body).toMatchObject({ errors: [{ parameter: 'versions' }] })
  await on('/policies', '2026-12-20').expect(200)
})

test('what followed from dependencies, and endpoints, are told of any moment', async () => {
  for (const path of [
    '/dependencies?service=sales/orders&',
    '/dependencies/chain?service=sales/orders&',
    '/dependencies/capacity?service=sales/orders&',
    '/dependencies/weak-points?',
    '/services/sales/purchases/endpoints?',
  ]) {
    await server.ask('get', `/api/v1${path}asOf=2026-12-15`).expect(200)
    await server.ask('get', `/api/v1${path}asOf=soon`).expect(400)
  }
  const before = await server
    .ask('get', '/api/v1/dependencies/chain?service=sales/orders&asOf=2026-11-01')
    .expect(404)
  expect(before.body).toMatchObject({ code: 'service-not-found' })
  for (const query of ['cursor=500', 'asOf=2026-12-15&cursor=501']) {
    await server.ask('get', `/api/v1/dependencies?service=sales/orders&${query}`).expect(400)
  }
})

test('a consumer without a name had no subscriptions', async () => {
  const found = await server.ask('get', '/api/v1/subscriptions?asOf=2027-02-01&consumer=')
  expect([found.status, found.body]).toEqual([200, { items: [], next: null }])
})
