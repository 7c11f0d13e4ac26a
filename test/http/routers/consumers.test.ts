import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop', owner: 'lead' })
  for (const name of ['orders', 'payments']) {
    await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'shop', name, title: `The ${name}` })
      .expect(201)
  }
  const version = '/api/v1/services/shop/payments/versions/1.0.0'
  await server.asAdmin('put', version).set('Content-Type', 'application/yaml').send(openApi())
  for (const to of ['specReview', 'specified']) {
    await server
      .asAdmin('post', `${version}/transitions`)
      .send({ to, reason: 'The test asks.' })
      .expect(201)
  }
})
afterEach(() => server.close())

const wish = {
  consumer: 'shop/orders',
  consumerKind: 'service',
  service: 'shop/payments',
  range: '^1.0.0',
  environment: 'production',
}

describe('subscriptions', () => {
  test('are requested, read, listed, and moved on', async () => {
    const created = await server.asAdmin('post', '/api/v1/subscriptions').send(wish).expect(201)
    const { id, state } = created.body as { id: string; state: string }
    const address = `/api/v1/subscriptions/${id}`
    expect(created.headers['location']).toBe(address)
    expect((await server.ask('get', address).expect(200)).body).toEqual(created.body)
    const list = await server.ask('get', '/api/v1/subscriptions?service=shop/payments').expect(200)
    expect((list.body as { items: { id: string }[] }).items.map((item) => item.id)).toEqual([id])

    const overview = await server.asAdmin('get', `${address}/transitions`).expect(200)
    const { available } = overview.body as { available: { to: string; wouldBeAllowed: boolean }[] }
    const next = available.find(({ wouldBeAllowed }) => wouldBeAllowed)
    const decision = await server
      .asAdmin('post', `${address}/transitions`)
      .send({ to: next?.to, reason: 'The test asks.' })
      .expect(201)
    expect(decision.body).toMatchObject({ from: state, to: next?.to, allowed: true })
  })

  test('twice for the same use are refused', async () => {
    await server.asAdmin('post', '/api/v1/subscriptions').send(wish).expect(201)
    const { body } = await server.asAdmin('post', '/api/v1/subscriptions').send(wish).expect(409)
    expect(body).toMatchObject({ code: 'subscription-exists' })
  })

  test('for a range that is none are refused', async () => {
    const { body } = await server
      .asAdmin('post', '/api/v1/subscriptions')
      .send({ ...wish, range: 'newest' })
      .expect(400)
    expect(body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/range' }] })
  })
})

describe('dependencies', () => {
  test('are asked for in both directions', async () => {
    await server.asAdmin('post', '/api/v1/subscriptions').send(wish).expect(201)
    const ask = (query: string) => server.ask('get', `/api/v1/dependencies?service=${query}`)
    expect((await ask('shop/orders').expect(200)).body).toEqual({
      service: 'shop/orders',
      direction: 'uses',
      total: 1,
      items: [{ service: 'shop/payments', kind: 'service', via: 'subscription', depth: 1 }],
      edges: [{ from: 'shop/orders', to: 'shop/payments', via: 'subscription' }],
      cycles: [],
      truncated: false,
    })
    expect((await ask('shop/payments&direction=used-by').expect(200)).body).toMatchObject({
      items: [{ service: 'shop/orders', via: 'subscription', depth: 1 }],
    })
    const figure = (name: string) =>
      server.ask('get', `/api/v1/dependencies/${name}?service=shop/orders`).expect(200)
    expect((await figure('chain')).body).toMatchObject({ chain: 100, unknown: 1, total: 1 })
    expect((await figure('capacity')).body).toMatchObject({ environments: [] })
    const weak = await server.ask('get', '/api/v1/dependencies/weak-points').expect(200)
    expect(weak.body).toEqual({ items: [], isComplete: true })
    await ask('shop/none').expect(404)
    await server.ask('get', '/api/v1/dependencies').expect(400)
  })
})

describe('search', () => {
  test('finds services and operations, the best first', async () => {
    const { body } = await server.ask('get', '/api/v1/search?q=refund').expect(200)
    expect((body as { items: { kind: string; service: string }[] }).items).toContainEqual(
      expect.objectContaining({ kind: 'operation', service: 'shop/payments', version: '1.0.0' }),
    )
  })

  test('tells why something matched, and counts services by their facts', async () => {
    const { body } = await server
      .ask('get', '/api/v1/search?q=service:paymants%20domain:shop&versions=all')
      .expect(200)
    expect(body).toMatchObject({
      items: [{ match: 'payments', field: 'name', how: 'similar', highlights: [{ end: 8 }] }],
      complete: true,
    })
    const facets = await server.ask('get', '/api/v1/search/facets').expect(200)
    expect((facets.body as { items: unknown[] }).items).toContainEqual({
      field: 'domain',
      values: [{ value: 'shop', count: 2 }],
    })
  })

  test('without words is refused', async () => {
    await server.ask('get', '/api/v1/search').expect(400)
    await server.ask('get', '/api/v1/search?q=').expect(400)
  })

  test('is saved for the account that asks, listed and forgotten', async () => {
    const title = { title: 'Refunds', query: 'operation:refund' }
    await server.ask('post', '/api/v1/saved-searches').send(title).expect(401)
    const { body } = await server.asAdmin('post', '/api/v1/saved-searches').send(title).expect(201)
    expect(body).toMatchObject({ ...title, matches: 1 })
    const list = await server.asAdmin('get', '/api/v1/saved-searches').expect(200)
    expect((list.body as { items: unknown[] }).items).toEqual([body])
    const { id } = body as { id: string }
    await server.asAdmin('delete', `/api/v1/saved-searches/${id}`).expect(204)
    await server.asAdmin('delete', `/api/v1/saved-searches/${id}`).expect(404)
  })
})
