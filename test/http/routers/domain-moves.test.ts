import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  for (const path of ['payments', 'payments~cards', 'finance']) {
    await server.asAdmin('put', `/api/v1/domains/${path}`).send({ title: path }).expect(201)
  }
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'payments/cards', name: 'refunds', title: 'Refunds' })
    .expect(201)
})
afterAll(() => server.close())

async function tagOf(domain: string): Promise<string> {
  const read = await server.ask('get', `/api/v1/domains/${domain}`).expect(200)
  return read.headers['etag'] ?? ''
}

test('a domain is planned, moved, and every read of a former path or name leads on', async () => {
  const plan = await server
    .asAdmin('get', '/api/v1/domains/payments/move?to=finance/payments')
    .expect(200)
  expect(plan.body).toMatchObject({
    from: 'payments',
    to: 'finance/payments',
    domains: 1,
    services: 1,
    refusals: [],
    possible: true,
    leaves: { allowed: true },
    enters: { allowed: true },
  })
  await server
    .asAdmin('post', '/api/v1/domains/payments/move')
    .send({ to: 'finance/payments' })
    .expect(428)
  const moved = await server
    .asAdmin('post', '/api/v1/domains/payments/move')
    .set('If-Match', await tagOf('payments'))
    .send({ to: 'finance/payments', reason: 'Payments belong to finance now.' })
    .expect(200)
  expect(moved.body).toMatchObject({ path: 'finance/payments', formerPaths: ['payments'] })
  expect(moved.headers['location']).toBe('/api/v1/domains/finance~payments')
  const domain = await server.ask('get', '/api/v1/domains/payments~cards').expect(308)
  expect(domain.headers['location']).toBe('/api/v1/domains/finance~payments~cards')
  const service = await server.ask('get', '/api/v1/services/payments~cards/refunds').expect(308)
  expect(service.headers['location']).toBe('/api/v1/services/finance~payments~cards/refunds')
  const refused = await server
    .asAdmin('put', '/api/v1/domains/payments~cards')
    .send({ title: 'Again' })
    .expect(409)
  expect(refused.body).toMatchObject({ code: 'domain-moved', movedTo: 'finance/payments' })
})

test('what refuses is told with the plan', async () => {
  const cyclic = await server
    .asAdmin('post', '/api/v1/domains/finance/move')
    .set('If-Match', await tagOf('finance'))
    .send({ to: 'finance/payments/finance' })
    .expect(400)
  expect(cyclic.body).toMatchObject({
    code: 'invalid-input',
    errors: [{ pointer: '/to' }],
  })
  const taken = await server
    .asAdmin('post', '/api/v1/domains/finance/move')
    .set('If-Match', await tagOf('finance'))
    .send({ to: 'payments' })
    .expect(409)
  expect(taken.body).toMatchObject({
    code: 'domain-move-refused',
    plan: { possible: false, refusals: [{ subject: 'payments' }] },
  })
})

test('an answer needs an open offer', async () => {
  const refused = await server
    .asAdmin('post', '/api/v1/domains/finance/move/answer')
    .send({ offer: 'none', answer: 'accept' })
    .expect(409)
  expect(refused.body).toMatchObject({ code: 'domain-move-not-found' })
})
