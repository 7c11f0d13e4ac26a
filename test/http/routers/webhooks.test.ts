import { SaxesParser } from 'saxes'
import { ledgerFeed } from '../../../src/http/feeds/ledger-feed.ts'
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

test('people follow in a feed reader what happens, everywhere or in one place', async () => {
  await server.asAdmin('put', '/api/v1/domains/bank').send({ title: 'Bank', owner: 'lead' })
  const web = { domain: 'shop', name: 'web', title: 'Web' }
  await server.asAdmin('post', '/api/v1/services').send(web).expect(201)
  const cards = { domain: 'bank', name: 'cards', title: 'Cards' }
  await server.asAdmin('post', '/api/v1/services').send(cards).expect(201)
  await server
    .asAdmin('post', '/api/v1/webhooks')
    .send({ ...WISH, reason: 'A & B <both>' })
    .expect(201)
  const feed = '/api/v1/audit/feed'

  const all = await server.ask('get', feed).expect(200)
  expect(all.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  const { items } = (await server.ask('get', '/api/v1/audit').expect(200)).body as {
    items: readonly { id: string; at: string }[]
  }
  expect(titlesOf(all.text)).toEqual(expect.arrayContaining(['Domain created: domain:bank']))
  expect(all.text).toContain(`<updated>${items[0]?.at ?? ''}</updated>`)
  expect(all.text).toContain('<summary>A &amp; B &lt;both&gt;</summary>')
  expect(all.text).not.toContain('ci.test/hook')
  expect(all.text.match(/<entry>/g)).toHaveLength(items.length)

  const placed = await server.ask('get', `${feed}?domain=bank&service=shop/web`).expect(200)
  expect(titlesOf(placed.text)).toEqual([
    'What happens: shop/web, bank',
    'Service registered: service:bank/cards',
    'Service registered: service:shop/web',
    'Domain created: domain:bank',
  ])
  expect(placed.text).toMatch(
    /<link rel="alternate" type="text\/html" href="http:\/\/[^"]+\/ledger\?subject=service%3Abank%2Fcards"\/>/,
  )

  const tag = placed.headers['etag'] ?? ''
  const address = `${feed}?domain=bank&service=shop/web`
  await server.ask('get', address).set('If-None-Match', tag).expect(304)
  const admin = { title: 'Bank and more', owner: 'lead' }
  await server.asAdmin('put', '/api/v1/domains/bank').set('If-Match', '"1"').send(admin).expect(200)
  await server.ask('get', address).set('If-None-Match', tag).expect(200)
  await server.ask('get', `${feed}?domain=nowhere`).expect(404)
  await server.ask('get', `${feed}?service=shop/nothing`).expect(404)
})

test('a feed is XML whatever the names of those are who did something', () => {
  const entry = {
    ...{ id: 'e-1', at: '2026-11-23T10:00:00.000Z', action: 'service.registered', change: null },
    ...{
      actor: { kind: 'person' as const, id: 'p', name: 'P\u0001\uD800 & "<x>"' },
      subject: 'service:a/b',
    },
    ...{ sequence: 1, previousHash: '', hash: '' },
  } as const
  const text = ledgerFeed([{ entry, subject: 'service:a/c' }], undefined, {
    host: 'http://registry.test',
    self: 'http://registry.test/feed?a=1&b=2',
  })
  expect(text).toContain('<name>P\uFFFD\uFFFD &amp; &quot;&lt;x&gt;&quot;</name>')
  expect(text).toContain('<id>http://registry.test/feed?a=1&amp;b=2</id>')
  expect(() => new SaxesParser({ xmlns: true }).write(text).close()).not.toThrow()
})

function titlesOf(feed: string): readonly string[] {
  return [...feed.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title = '']) => title)
}
