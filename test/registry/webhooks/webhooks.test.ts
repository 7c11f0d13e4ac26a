import { generateKeyPairSync } from 'node:crypto'
import { createLedger, signingKeyFromPem, type Ledger } from '../../../src/audit/index.ts'
import type { Registry, WebhookInput, WebhookSender } from '../../../src/registry/index.ts'
import { signatureHeaders } from '../../../src/registry/webhooks/sign-delivery.ts'
import {
  WEBHOOK_DELIVERIES,
  WEBHOOK_PROGRESS,
  WEBHOOK_SECRETS,
} from '../../../src/registry/webhooks/webhook-document.ts'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'
import { makeMongoPlace, mongodbUri } from '../../store/mongo/mongo-place.ts'
import {
  ANNA,
  BEN,
  NOBODY,
  openTestRegistry,
  push,
  registerOrders,
  STRANGER,
  type TestRegistry,
} from '../support/test-registry.ts'

interface Received {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A receiver in the hands of the test. */
interface Receiver extends WebhookSender {
  readonly received: Received[]
  /** What it answers, by address or to all. */
  answer: (address: string) => { readonly status: number } | { readonly failure: string }
}

function createReceiver(): Receiver {
  const receiver: Receiver = {
    received: [],
    answer: () => ({ status: 204 }),
    refusal: (address) =>
      address.includes('elsewhere') ? `${address} is on a host that is not allowed` : undefined,
    post: (address, headers, bytes) => {
      receiver.received.push({ address, headers, body: Buffer.from(bytes).toString() })
      return Promise.resolve(receiver.answer(address))
    },
  }
  return receiver
}

const SALES: WebhookInput = { title: 'Pipelines', address: 'https://ci.test/hook?key=k-1234' }

let opened: TestRegistry
let registry: Registry
let receiver: Receiver
let ledger: Ledger
beforeEach(async () => begin(await openSqliteStore({ path: ':memory:' })))
afterEach(() => opened.store.close())

async function begin(store: Store): Promise<void> {
  receiver = createReceiver()
  opened = await openTestRegistry(store, undefined, receiver)
  registry = opened.registry
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  ledger = await createLedger({
    store,
    clock: opened.clock,
    signingKey: signingKeyFromPem(pem.toString()),
  })
  await registry.domains.put(ANNA, 'sales', { title: 'Sales' })
  await registerOrders(registry)
  await ledger.relay()
}

interface Event {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly sequence: string
  readonly data: { readonly actor: { readonly id: string }; readonly change: unknown }
}

function events(from: Receiver = receiver): readonly Event[] {
  return from.received.map(({ body }) => JSON.parse(body) as Event)
}

async function send(): Promise<readonly string[]> {
  await ledger.relay()
  const before = receiver.received.length
  await registry.webhooks.send()
  return events()
    .slice(before)
    .map(({ type, subject }) => `${type} ${subject}`)
}

const MADE = /^concordat\.webhook\.created webhook:/

describe('a webhook', () => {
  test('is sent what happens from then on, once, in the order of the ledger, as signed events', async () => {
    const { id, secret } = await registry.webhooks.create(ANNA, SALES)
    await push(registry, 'sales/orders', '1.0.0')
    await push(registry, 'sales/orders', '1.1.0', 'operation placeOrder\noperation cancelOrder')
    expect(await send()).toEqual([
      expect.stringMatching(MADE),
      expect.stringMatching(/^concordat\.lifecycle\.pinned lifecycle:contract-version@/),
      'concordat.version.registered version:sales/orders@1.0.0',
      'concordat.version.registered version:sales/orders@1.1.0',
    ])
    expect(await send()).toEqual([])

    const { items } = await ledger.read({ action: 'version.registered' })
    const [, , first] = receiver.received
    const entry = items.at(-1)
    expect(JSON.parse(first?.body ?? '')).toEqual({
      specversion: '1.0',
      id: entry?.id,
      source: 'urn:concordat:ledger',
      type: 'concordat.version.registered',
      subject: 'version:sales/orders@1.0.0',
      time: entry?.at,
      datacontenttype: 'application/json',
      sequence: String(entry?.sequence).padStart(15, '0'),
      data: {
        action: 'version.registered',
        actor: { kind: 'person', id: 'anna', name: 'Anna' },
        onBehalfOf: 'lead',
        change: entry?.change,
      },
    })
    if (first === undefined) throw new Error('nothing was sent')
    const { headers, body } = first
    const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
    expect(headers).toEqual({
      'Content-Type': 'application/cloudevents+json; charset=utf-8',
      ...signatureHeaders({ current: secret }, { id: entry?.id ?? '', at, body }),
    })
    const { items: deliveries } = await registry.webhooks.deliveries(ANNA, id)
    expect(deliveries.map(({ state, attempts }) => [state, attempts.length])).toEqual(
      Array(4).fill(['delivered', 1]),
    )
  })

  test.each<[string, Partial<WebhookInput>, readonly string[]]>([
    [
      'by kinds of events',
      { events: ['version.registered', 'domain.*'] },
      [
        'domain.created domain:hr',
        'domain.created domain:sales/web',
        'version.registered version:sales/orders@1.0.0',
      ],
    ],
    [
      'by services',
      { services: ['sales/orders'] },
      ['version.registered version:sales/orders@1.0.0', 'subscription.requested subscription:'],
    ],
    [
      'by domains with what lies in them',
      { domains: ['sales'] },
      [
        'domain.created domain:sales/web',
        'version.registered version:sales/orders@1.0.0',
        'subscription.requested subscription:',
      ],
    ],
    [
      'by kinds and domains together',
      { events: ['version.*'], domains: ['sales'] },
      ['version.registered version:sales/orders@1.0.0'],
    ],
  ])('asks %s', async (_what, filters, expected) => {
    await registry.domains.put(ANNA, 'hr-before', { title: 'Before' })
    await ledger.relay()
    await registry.webhooks.create(ANNA, { ...SALES, ...filters })
    await registry.domains.put(ANNA, 'hr', { title: 'People' })
    await registry.domains.put(ANNA, 'sales/web', { title: 'Web' })
    await push(registry, 'sales/orders', '1.0.0')
    await registry.subscriptions.request(ANNA, {
      consumer: 'till',
      consumerKind: 'application',
      service: 'sales/orders',
      range: '^1.0.0',
      environment: 'production',
    })
    const sent = (await send()).map((line) => line.replace(/(subscription:).*/, '$1').slice(10))
    expect(sent).toEqual(expected)
  })

  test('follows services and domains under their present names', async () => {
    await registry.domains.put(ANNA, 'trade', { title: 'Trade' })
    await registry.webhooks.create(ANNA, {
      ...SALES,
      events: ['version.*'],
      services: ['sales/orders'],
    })
    const { revision } = await registry.services.get('sales/orders')
    await registry.services.move(
      ANNA,
      'sales/orders',
      { domain: 'trade', name: 'sales-orders' },
      revision,
    )
    await push(registry, 'trade/sales-orders', '1.0.0')
    expect(await send()).toEqual(['concordat.version.registered version:trade/sales-orders@1.0.0'])
    const { items } = await registry.webhooks.list(ANNA)
    expect(items.map(({ services }) => services)).toEqual([['trade/sales-orders']])
  })
})

describe('a delivery that is not taken', () => {
  test('is tried again later and later under the same id, and what follows waits for it', async () => {
    const { id } = await registry.webhooks.create(ANNA, { ...SALES, events: ['version.*'] })
    await push(registry, 'sales/orders', '1.0.0')
    await push(registry, 'sales/orders', '1.1.0', 'operation placeOrder\noperation cancelOrder')
    receiver.answer = () => ({ status: 503 })
    expect(await send()).toEqual(['concordat.version.registered version:sales/orders@1.0.0'])
    expect(await send()).toEqual([])
    expect(await registry.webhooks.get(ANNA, id)).toMatchObject({ failures: 1, state: 'active' })
    opened.pass(1)
    expect(await send()).toEqual(['concordat.version.registered version:sales/orders@1.0.0'])
    opened.pass(1)
    receiver.answer = () => ({ status: 200 })
    expect(await send()).toEqual([
      'concordat.version.registered version:sales/orders@1.0.0',
      'concordat.version.registered version:sales/orders@1.1.0',
    ])
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids.slice(0, 3)).size).toBe(1)
    expect(
      new Set(receiver.received.slice(0, 3).map(({ headers }) => headers['webhook-timestamp']))
        .size,
    ).toBe(3)
    const { items } = await registry.webhooks.deliveries(ANNA, id)
    expect(items.map(({ state }) => state)).toEqual(['delivered', 'delivered'])
    expect(items[1]?.attempts.map(({ outcome }) => outcome)).toEqual([
      'it answered 503',
      'it answered 503',
      'it answered 200',
    ])
  })

  test('is given up after nine attempts, seen as dead, and sent once more when somebody asks', async () => {
    const { id } = await registry.webhooks.create(ANNA, { ...SALES, events: ['version.*'] })
    await push(registry, 'sales/orders', '1.0.0')
    receiver.answer = () => ({ status: 302 })
    for (let turn = 0; turn < 12; turn += 1) {
      await send()
      opened.pass(1)
    }
    expect(receiver.received).toHaveLength(9)
    const { items } = await registry.webhooks.deliveries(ANNA, id, { state: 'dead' })
    expect(items).toHaveLength(1)
    const [dead] = items
    expect(await registry.webhooks.figures()).toEqual({
      attempts: { delivered: 0, failed: 8, dead: 1 },
      webhooks: { active: 1, paused: 0, stopped: 0 },
      dead: 1,
      oldestPendingSeconds: 0,
    })
    expect(dead?.attempts.at(-1)?.outcome).toBe('it answered 302, and redirects are not followed')
    await push(registry, 'sales/orders', '1.1.0', 'operation placeOrder\noperation cancelOrder')
    receiver.answer = () => ({ status: 204 })
    await registry.webhooks.retry(ANNA, id, dead?.sequence ?? 0)
    expect(await send()).toEqual([
      'concordat.version.registered version:sales/orders@1.0.0',
      'concordat.version.registered version:sales/orders@1.1.0',
    ])
    const after = await registry.webhooks.deliveries(ANNA, id)
    expect(after.items.map(({ state }) => state)).toEqual(['delivered', 'delivered'])
    await expect(registry.webhooks.retry(ANNA, id, dead?.sequence ?? 0)).rejects.toMatchObject({
      code: 'delivery-not-found',
    })
  })

  test('stops the webhook after three that were given up; enabled again, it goes on where it was', async () => {
    const { id } = await registry.webhooks.create(ANNA, { ...SALES, events: ['version.*'] })
    for (const minor of [0, 1, 2, 3]) {
      await push(registry, 'sales/orders', `1.${minor}.0`, `operation o${minor}\noperation p`)
    }
    receiver.answer = () => ({ failure: 'nothing answers there' })
    for (let turn = 0; turn < 40; turn += 1) {
      await send()
      opened.pass(1)
    }
    expect(receiver.received).toHaveLength(27)
    const stopped = await registry.webhooks.get(ANNA, id)
    expect(stopped).toMatchObject({
      state: 'stopped',
      stoppedBecause:
        '3 deliveries one after the other could not be made, the last because nothing answers there.',
    })
    const { items: notices } = await registry.notices.list(ANNA)
    expect(notices.map(({ title }) => title)).toEqual(['The webhook “Pipelines” was stopped'])
    receiver.answer = () => ({ status: 200 })
    await registry.webhooks.change(ANNA, id, { ...SALES, events: ['version.*'] }, stopped.revision)
    expect(await send()).toEqual(['concordat.version.registered version:sales/orders@1.3.0'])
  })

  test('with 410 stops the webhook at once', async () => {
    const { id } = await registry.webhooks.create(ANNA, SALES)
    receiver.answer = () => ({ status: 410 })
    expect(await send()).toHaveLength(1)
    expect(await registry.webhooks.get(ANNA, id)).toMatchObject({
      state: 'stopped',
      stoppedBecause: 'The address answered 410: it wants nothing any more.',
    })
  })

  test('of one webhook holds up no other', async () => {
    await registry.webhooks.create(ANNA, SALES)
    await registry.webhooks.create(ANNA, { ...SALES, address: 'https://other.test/' })
    receiver.answer = (address) => ({ status: address.startsWith('https://ci') ? 500 : 200 })
    await push(registry, 'sales/orders', '1.0.0')
    await send()
    const addresses = receiver.received.map(({ address }) => new URL(address).host)
    expect(addresses.filter((host) => host === 'ci.test')).toHaveLength(1)
    expect(addresses.filter((host) => host === 'other.test')).toHaveLength(4)
  })
})

test('what was sent and not written down before a crash is sent again under the same id', async () => {
  await registry.webhooks.create(ANNA, { ...SALES, events: ['version.*'] })
  await push(registry, 'sales/orders', '1.0.0')
  receiver.answer = () => {
    throw new Error('the process ends here')
  }
  await ledger.relay()
  await expect(registry.webhooks.send()).rejects.toThrow('the process ends here')
  receiver.answer = () => ({ status: 200 })
  const other = await opened.reopen()
  await other.webhooks.send() // the server that ended still holds it
  expect(receiver.received).toHaveLength(1)
  opened.pass(1)
  await other.webhooks.send()
  const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
  expect(ids).toEqual([ids[0], ids[0]])
})

test('two servers that send at the same time send everything once', async () => {
  await registry.webhooks.create(ANNA, { ...SALES, events: ['version.*'] })
  for (const minor of [0, 1, 2, 3, 4]) {
    await push(registry, 'sales/orders', `1.${minor}.0`, `operation o${minor}\noperation p`)
  }
  await ledger.relay()
  const other = await opened.reopen()
  await Promise.all([registry.webhooks.send(), other.webhooks.send(), registry.webhooks.send()])
  await Promise.all([registry.webhooks.send(), other.webhooks.send()])
  expect(events().map(({ subject }) => subject)).toEqual(
    [0, 1, 2, 3, 4].map((minor) => `version:sales/orders@1.${minor}.0`),
  )
})

describe('secrets and addresses', () => {
  test('are told nobody but those who may change webhooks', async () => {
    const { webhooks } = registry
    const { id, secret, revision } = await webhooks.create(ANNA, SALES)
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    for (const actor of [STRANGER, NOBODY]) {
      const refused = { code: 'not-allowed' }
      await expect(webhooks.list(actor)).rejects.toMatchObject(refused)
      await expect(webhooks.get(actor, id)).rejects.toMatchObject(refused)
      await expect(webhooks.deliveries(actor, id)).rejects.toMatchObject(refused)
      await expect(webhooks.create(actor, SALES)).rejects.toMatchObject(refused)
      await expect(webhooks.change(actor, id, SALES, revision)).rejects.toMatchObject(refused)
      await expect(webhooks.remove(actor, id)).rejects.toMatchObject(refused)
      await expect(webhooks.renewSecret(actor, id)).rejects.toMatchObject(refused)
      await expect(webhooks.retry(actor, id, 1)).rejects.toMatchObject(refused)
    }
    expect(JSON.stringify(await webhooks.list(ANNA))).not.toContain(secret)
    const { items } = await ledger.read()
    const told = JSON.stringify(items.filter(({ subject }) => subject === `webhook:${id}`))
    expect(told).toContain('"host":"ci.test"')
    expect(told).not.toContain('k-1234')
    expect(told).not.toContain(secret)
  })

  test('a secret that is renewed signs beside the one before for a day, and alone after it', async () => {
    const { id, secret } = await registry.webhooks.create(ANNA, SALES)
    const renewed = await registry.webhooks.renewSecret(ANNA, id)
    await send()
    opened.pass(2)
    await push(registry, 'sales/orders', '1.0.0')
    await send()
    const [first, last] = [receiver.received[0], receiver.received.at(-1)]
    const signedBy = ({ headers, body }: Received, current: string) => {
      const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
      const own = signatureHeaders({ current }, { id: headers['webhook-id'] ?? '', at, body })
      return headers['webhook-signature']?.split(' ').includes(own['webhook-signature'] ?? '')
    }
    const used = [first, last].map((delivery) =>
      [secret, renewed.secret].map((one) => delivery && signedBy(delivery, one)),
    )
    expect(used).toEqual([
      [true, true],
      [false, true],
    ])
  })

  test('are signed as the example of Standard Webhooks is', () => {
    const headers = signatureHeaders(
      { current: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
      {
        id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        at: new Date(1_614_265_330_000),
        body: '{"test": 2432232314}',
      },
    )
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })
})

test('a webhook from an archive, without secret and place, stops until it gets another secret', async () => {
  const { id } = await registry.webhooks.create(ANNA, { ...SALES, events: ['version.*'] })
  await push(registry, 'sales/orders', '1.0.0')
  for (const declaration of [WEBHOOK_SECRETS, WEBHOOK_PROGRESS] as const) {
    const collection = await opened.store.collection<unknown>(declaration)
    const kept = await collection.get(id)
    await collection.remove(id, kept?.revision ?? 0, [])
  }
  expect(await send()).toEqual([])
  const stopped = await registry.webhooks.get(ANNA, id)
  expect(stopped).toMatchObject({
    state: 'stopped',
    stoppedBecause: 'It has no secret here, which no archive holds; make another one.',
  })
  await registry.webhooks.renewSecret(ANNA, id)
  const { revision } = await registry.webhooks.get(ANNA, id)
  await registry.webhooks.change(ANNA, id, { ...SALES, events: ['version.*'] }, revision)
  await push(registry, 'sales/orders', '1.1.0', 'operation placeOrder\noperation cancelOrder')
  expect(await send()).toEqual(['concordat.version.registered version:sales/orders@1.1.0'])
})

test('a webhook that is removed leaves neither secret nor deliveries', async () => {
  const { id } = await registry.webhooks.create(ANNA, SALES)
  await send()
  await registry.webhooks.remove(ANNA, id)
  await expect(registry.webhooks.get(ANNA, id)).rejects.toMatchObject({ code: 'webhook-not-found' })
  const left = await Promise.all(
    [WEBHOOK_SECRETS, WEBHOOK_PROGRESS, WEBHOOK_DELIVERIES].map(async (declaration) =>
      (await opened.store.collection<unknown>(declaration as never)).count(),
    ),
  )
  expect(left).toEqual([0, 0, 0])
})

test('a paused webhook is sent nothing, and what happened meanwhile when it is enabled', async () => {
  const { id, revision } = await registry.webhooks.create(ANNA, { ...SALES, events: ['version.*'] })
  const paused = await registry.webhooks.change(
    BEN,
    id,
    { ...SALES, events: ['version.*'], enabled: false },
    revision,
  )
  await push(registry, 'sales/orders', '1.0.0')
  expect(await send()).toEqual([])
  await registry.webhooks.change(BEN, id, { ...SALES, events: ['version.*'] }, paused.revision)
  expect(await send()).toEqual(['concordat.version.registered version:sales/orders@1.0.0'])
})

test.each<[Partial<WebhookInput>, string]>([
  [{ address: 'https://elsewhere.test/' }, 'webhook-address-refused'],
  [{ address: 'ftp://ci.test/' }, 'invalid-input'],
  [{ address: 'https://ci.test/#part' }, 'invalid-input'],
  [{ events: ['everything'] }, 'invalid-input'],
  [{ services: ['sales/nothing'] }, 'service-not-found'],
  [{ domains: ['nowhere'] }, 'domain-not-found'],
])('a webhook with %j is refused as %s', async (part, code) => {
  await expect(registry.webhooks.create(ANNA, { ...SALES, ...part })).rejects.toMatchObject({
    code,
  })
  expect((await registry.webhooks.list(ANNA)).items).toEqual([])
})

test('the fifty-first webhook is refused', async () => {
  for (let made = 0; made < 50; made += 1) await registry.webhooks.create(ANNA, SALES)
  await expect(registry.webhooks.create(ANNA, SALES)).rejects.toMatchObject({
    code: 'webhook-limit',
  })
})

test('where nothing may leave, webhooks are refused and nothing is sent', async () => {
  const closed = await openTestRegistry()
  await expect(closed.registry.webhooks.create(ANNA, SALES)).rejects.toMatchObject({
    code: 'webhook-address-refused',
    message:
      'This registry sends nothing to outside; whoever runs it names the hosts in CONCORDAT_WEBHOOK_HOSTS.',
  })
  expect(await closed.registry.webhooks.send()).toEqual({ delivered: 0, failed: 0 })
  await closed.store.close()
})

// Leases and places are what a store has to get right; opening one on MongoDB takes seconds, so that one test has to do.
if (mongodbUri === undefined) {
  test.skip('webhooks on MongoDB: MONGODB_URI names no server', () => undefined)
} else {
  test('on MongoDB two servers send everything once, and what was given up once more when somebody asks', async () => {
    await opened.store.close()
    const place = await makeMongoPlace()
    await begin(await place.open())
    try {
      const { id } = await registry.webhooks.create(ANNA, { ...SALES, events: ['version.*'] })
      for (const minor of [0, 1, 2]) {
        await push(registry, 'sales/orders', `1.${minor}.0`, `operation o${minor}\noperation p`)
      }
      await ledger.relay()
      receiver.answer = () => ({ status: 410 })
      await registry.webhooks.send()
      const { items } = await registry.webhooks.deliveries(ANNA, id, { state: 'dead' })
      expect(items.map(({ subject }) => subject)).toEqual(['version:sales/orders@1.0.0'])
      expect(await registry.webhooks.figures()).toMatchObject({
        attempts: { delivered: 0, failed: 0, dead: 1 },
        webhooks: { active: 0, paused: 0, stopped: 1 },
        dead: 1,
      })

      receiver.answer = () => ({ status: 204 })
      const { revision } = await registry.webhooks.get(ANNA, id)
      await registry.webhooks.change(ANNA, id, { ...SALES, events: ['version.*'] }, revision)
      await registry.webhooks.retry(ANNA, id, items[0]?.sequence ?? 0)
      const other = await opened.reopen()
      await Promise.all([registry.webhooks.send(), other.webhooks.send()])
      await Promise.all([registry.webhooks.send(), other.webhooks.send()])
      expect(events().map(({ subject }) => subject)).toEqual(
        [0, 0, 1, 2].map((minor) => `version:sales/orders@1.${minor}.0`),
      )
      const after = await registry.webhooks.deliveries(ANNA, id)
      expect(after.items.map(({ state }) => state)).toEqual(Array(3).fill('delivered'))
    } finally {
      await place.dispose()
    }
  })
}
