import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/payments').send({ title: 'Payments' }).expect(201)
  for (const name of ['refunds', 'payouts', 'drafted']) {
    await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'payments', name, title: name, owner: 'lead' })
      .expect(201)
  }
  await server
    .asAdmin('put', '/api/v1/services/payments/drafted/versions/1.0.0')
    .set('Content-Type', 'application/yaml')
    .send(openApi('drafted'))
    .expect(201)
})
afterAll(() => server.close())

async function tagOf(name: string): Promise<string> {
  const read = await server.ask('get', `/api/v1/services/payments/${name}`).expect(200)
  return read.headers['etag'] ?? ''
}

const FROM = '/api/v1/services/payments/refunds'

test('a merge is planned, offered, accepted, and every read of the former name leads on', async () => {
  const plan = await server.ask('get', `${FROM}/merge?into=payments/payouts`).expect(200)
  expect(plan.body).toMatchObject({
    from: 'payments/refunds',
    into: 'payments/payouts',
    possible: true,
    steps: [{ kind: 'name', subject: 'payments/refunds', outcome: 'carried' }, {}, {}],
  })
  const offered = await server
    .asAdmin('post', `${FROM}/merge`)
    .set('If-Match', await tagOf('refunds'))
    .send({ into: 'payments/payouts', reason: 'One team.' })
    .expect(201)
  const { merger } = offered.body as { merger: { id: string; into: string } }
  expect(merger).toMatchObject({ into: 'payments/payouts' })
  const left = await server
    .asAdmin('post', `${FROM}/merge/answer`)
    .send({ offer: merger.id, answer: 'accept' })
    .expect(200)
  expect(left.body).toMatchObject({ id: 'payments/payouts' })
  const read = await server.ask('get', `${FROM}/versions/1.0.0`).expect(308)
  expect(read.headers['location']).toBe('/api/v1/services/payments/payouts/versions/1.0.0')
  const past = await server.ask('get', `${FROM}?asOf=${server.now.toISOString()}`).expect(308)
  expect(past.headers['location']).toBe(
    `/api/v1/services/payments/payouts?asOf=${server.now.toISOString()}`,
  )
  const written = await server
    .asAdmin('put', `${FROM}/versions/2.0.0`)
    .set('Content-Type', 'application/yaml')
    .send(openApi())
    .expect(409)
  expect(written.body).toMatchObject({ code: 'service-moved', movedTo: 'payments/payouts' })
})

test('what refuses is told with the plan', async () => {
  const refused = await server
    .asAdmin('post', '/api/v1/services/payments/drafted/merge')
    .set('If-Match', await tagOf('drafted'))
    .send({ into: 'payments/payouts' })
    .expect(409)
  expect(refused.body).toMatchObject({
    code: 'merge-refused',
    plan: { possible: false },
    detail: expect.stringContaining('publish it or discard it first') as string,
  })
  await server
    .ask('get', '/api/v1/services/payments/drafted/merge?into=payments/payouts&renumber=1.0.0=x')
    .expect(400)
  await server
    .ask('post', '/api/v1/services/payments/drafted/merge')
    .send({ into: 'a/b' })
    .expect(401)
})
