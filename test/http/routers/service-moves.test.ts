import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  for (const domain of ['payments', 'shop']) {
    await server.asAdmin('put', `/api/v1/domains/${domain}`).send({ title: domain }).expect(201)
  }
})
afterAll(() => server.close())

/** A service with one version, and its entity tag. */
async function register(name: string): Promise<string> {
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'payments', name, title: name, owner: 'lead' })
    .expect(201)
  await server
    .asAdmin('put', `/api/v1/services/payments/${name}/versions/1.0.0`)
    .set('Content-Type', 'application/yaml')
    .send(openApi(name))
    .expect(201)
  return tagOf(`payments/${name}`)
}

async function tagOf(service: string): Promise<string> {
  const read = await server.ask('get', `/api/v1/services/${service}`).expect(200)
  return read.headers['etag'] ?? ''
}

describe('moving a service', () => {
  test('answers its new name, and every read by the former one leads there', async () => {
    const tag = await register('refunds')
    const moved = await server
      .asAdmin('post', '/api/v1/services/payments/refunds/move')
      .set('If-Match', tag)
      .send({ domain: 'shop', name: 'money-back', reason: 'A new team.' })
      .expect(200)
    expect(moved.headers['location']).toBe('/api/v1/services/shop/money-back')
    expect(moved.body).toMatchObject({
      id: 'shop/money-back',
      registeredAs: 'payments/refunds',
      formerNames: ['payments/refunds'],
    })
    const former = '/api/v1/services/payments/refunds'
    const present = '/api/v1/services/shop/money-back'
    for (const place of [
      '',
      '/versions?limit=1',
      '/versions/1.0.0',
      '/versions/latest/content?file=x',
      '/versions/1.0.0/report',
      '/versions/1.0.0/compatibility',
      '/versions/1.0.0/impact',
      '/versions/1.0.0/transitions',
      '/versions/1.0.0/deployability?environment=production',
    ]) {
      const answer = await server.ask('get', `${former}${place}`).expect(308)
      expect(answer.headers['location']).toBe(`${present}${place}`)
    }
    await server.ask('get', `${present}/versions/1.0.0/content`).expect(200)
  })

  test('refuses writing to the former name, and says the present one', async () => {
    const former = '/api/v1/services/payments/refunds'
    for (const write of [
      server.asAdmin('patch', former).set('If-Match', '"1"').send({ title: 'X' }),
      server
        .asAdmin('put', `${former}/versions/2.0.0`)
        .set('Content-Type', 'application/yaml')
        .send(openApi()),
      server.asAdmin('delete', `${former}/versions/1.0.0`),
      server.asAdmin('post', `${former}/versions/1.0.0/transitions`).send({ to: 'specReview' }),
      server.asAdmin('post', '/api/v1/subscriptions').send({
        consumer: 'till',
        consumerKind: 'application',
        service: 'payments/refunds',
        range: '*',
        environment: 'production',
      }),
    ]) {
      expect((await write.expect(409)).body).toMatchObject({
        code: 'service-moved',
        movedTo: 'shop/money-back',
      })
    }
  })

  test('is refused without the entity tag, credentials or a free name', async () => {
    const tag = await register('fees')
    const move = (to: object) =>
      server.asAdmin('post', '/api/v1/services/payments/fees/move').send(to)
    await move({ name: 'x' }).expect(428)
    await move({ name: 'refunds' }).set('If-Match', tag).expect(409)
    await move({ name: 'No Name' }).set('If-Match', tag).expect(400)
    await server
      .ask('post', '/api/v1/services/payments/fees/move')
      .set('If-Match', tag)
      .send({ name: 'x' })
      .expect(401)
  })
})

test('handing a service over takes an offer and its acceptance', async () => {
  const tag = await register('cards')
  const cards = '/api/v1/services/payments/cards'
  const offered = await server
    .asAdmin('post', `${cards}/handover`)
    .set('If-Match', tag)
    .send({ to: 'anchor-lead', reason: 'We were merged.' })
    .expect(201)
  const { handover } = offered.body as { handover: { id: string } }
  expect(offered.body).toMatchObject({ owner: 'lead', handover: { to: 'anchor-lead' } })
  await server
    .asAdmin('post', `${cards}/handover`)
    .set('If-Match', offered.headers['etag'] ?? '')
    .send({ to: 'anchor-lead' })
    .expect(409)
  const nobody = await server
    .asAdmin('post', `${cards}/handover`)
    .set('If-Match', offered.headers['etag'] ?? '')
    .send({ to: 'another' })
    .expect(400)
  expect(nobody.body).toMatchObject({
    detail: expect.stringContaining('No circle has a role another') as string,
  })
  const answer = { offer: handover.id, answer: 'accept' }
  const accepted = await server.asAdmin('post', `${cards}/handover/answer`).send(answer).expect(200)
  expect(accepted.body).toMatchObject({ owner: 'anchor-lead' })
  expect(accepted.body).not.toHaveProperty('handover')
  const again = await server.asAdmin('post', `${cards}/handover/answer`).send(answer).expect(409)
  expect(again.body).toMatchObject({ code: 'handover-not-found' })
  const ledger = await server.asAdmin(
    'get',
    `/api/v1/audit?subject=${encodeURIComponent('service:payments/cards')}&limit=2`,
  )
  expect(ledger.body).toMatchObject({
    items: [
      // The role that the service was offered to is the one on whose behalf it was accepted.
      { action: 'service.handover-accepted', onBehalfOf: 'anchor-lead' },
      { action: 'service.handover-offered' },
    ],
  })
})
