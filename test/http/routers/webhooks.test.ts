import type { WebhookSender } from '../../../src/registry/index.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

const posted: string[] = []
const sender: WebhookSender = {
  refusal: (address) => (address.includes('127.0.0.1') ? `${address} is private` : undefined),
  post: (address) => {
    posted.push(address)
    return Promise.resolve({ status: 500 })
  },
}

let server: TestServer
beforeEach(async () => {
  server = await openTestServer({}, 'fixed', sender)
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop', owner: 'lead' })
})
afterEach(() => server.close())

const WISH = {
  title: 'CI',
  address: 'https://ci.test/hook',
  events: ['service.*'],
  domains: ['shop'],
}

test('a webhook is made, read, changed, given another secret, and removed', async () => {
  const made = await server.asAdmin('post', '/api/v1/webhooks').send(WISH).expect(201)
  const { secret, id, ...view } = made.body as { secret: string; id: string }
  const address = `/api/v1/webhooks/${id}`
  expect(made.headers['location']).toBe(address)
  expect(made.headers['cache-control']).toBe('no-store')
  expect(secret).toMatch(/^whsec_/)
  const read = await server.asAdmin('get', address).expect(200)
  expect(read.body).toEqual({ id, ...view })
  expect((await server.asAdmin('get', '/api/v1/webhooks').expect(200)).body).toEqual({
    items: [{ id, ...view }],
    next: null,
  })
  await server.asAdmin('put', address).send(WISH).expect(428)
  const changed = await server
    .asAdmin('put', address)
    .set('If-Match', read.headers['etag'] ?? '')
    .send({ ...WISH, enabled: false })
    .expect(200)
  expect(changed.body).toMatchObject({ state: 'paused', revision: 2 })
  const renewed = await server.asAdmin('post', `${address}/secrets`).expect(200)
  expect((renewed.body as { secret: string }).secret).not.toBe(secret)
  await server.asAdmin('delete', address).expect(204)
  await server.asAdmin('get', address).expect(404)
})

test('a delivery that failed is seen with its attempts, and only what was given up is tried again', async () => {
  const made = await server.asAdmin('post', '/api/v1/webhooks').send(WISH).expect(201)
  const address = `/api/v1/webhooks/${(made.body as { id: string }).id}`
  const service = { domain: 'shop', name: 'web', title: 'Web' }
  await server.asAdmin('post', '/api/v1/services').send(service).expect(201)
  await server.dependencies.ledger.relay()
  await server.dependencies.registry.webhooks.send()
  expect(posted).toEqual(['https://ci.test/hook'])
  const list = await server.asAdmin('get', `${address}/deliveries?state=waiting`).expect(200)
  const { items } = list.body as { items: { sequence: number }[] }
  expect(items).toMatchObject([
    {
      action: 'service.registered',
      subject: 'service:shop/web',
      attempts: [{ outcome: 'it answered 500' }],
    },
  ])
  const { text } = await server.askAside('/metrics').expect(200)
  expect(text).toContain('concordat_webhook_attempts_total{outcome="failed"} 1')
  expect(text).toContain('concordat_webhook_attempts_total{outcome="delivered"} 0')
  expect(text).toContain('concordat_webhooks{state="active"} 1')
  expect(text).toContain('concordat_webhook_deliveries_dead 0')
  expect(text).toContain('concordat_webhook_oldest_pending_seconds 0')
  const again = `${address}/deliveries/${items[0]?.sequence ?? 0}/attempts`
  const { body } = await server.asAdmin('post', again).expect(404)
  expect(body).toMatchObject({ code: 'delivery-not-found' })
})

test('nobody without leave sees or makes webhooks, and none leads to a private address', async () => {
  await server.ask('get', '/api/v1/webhooks').expect(401)
  await server.ask('post', '/api/v1/webhooks').send(WISH).expect(401)
  const { body } = await server
    .asAdmin('post', '/api/v1/webhooks')
    .send({ ...WISH, address: 'https://127.0.0.1/' })
    .expect(422)
  expect(body).toMatchObject({
    code: 'webhook-address-refused',
    detail: 'https://127.0.0.1/ is private.',
  })
})
