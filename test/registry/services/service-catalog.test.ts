import type { ServiceInput, ServiceQuery } from '../../../src/registry/index.ts'
import {
  ANNA,
  openTestRegistry,
  push,
  registerOrders,
  STRANGER,
  walk,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openTestRegistry()
  for (const path of ['sales', 'sales/web', 'payments']) {
    await opened.registry.domains.put(ANNA, path, { title: path })
  }
})
afterEach(() => opened.store.close())

const SHOP: ServiceInput = {
  domain: 'sales/web',
  name: 'shop',
  title: 'Web shop',
  purpose: 'Sell to people at home.',
  kind: 'composite',
  owner: 'shop-lead',
  activity: 'marketing-and-sales',
  tags: ['web', 'web', 'public'],
}

test('a new service has defaults for what was not said, and no version yet', async () => {
  const service = await opened.registry.services.register(ANNA, {
    domain: 'payments',
    name: 'cards',
    title: 'Cards',
  })
  expect(service).toEqual({
    id: 'payments/cards',
    domain: 'payments',
    name: 'cards',
    title: 'Cards',
    purpose: undefined,
    kind: 'atomic',
    integrationLevel: 'service',
    owner: undefined,
    capability: undefined,
    activity: undefined,
    tags: [],
    links: [],
    endpoints: [],
    objectives: [],
    latest: undefined,
    versionCount: 0,
    consumerCount: 0,
    revision: 1,
    createdAt: service.createdAt,
    updatedAt: service.createdAt,
  })
  expect(await opened.registry.services.get('payments/cards')).toEqual(service)
})

test('a service shows its highest version that is not retired, and how many there are', async () => {
  const { registry } = opened
  await registry.services.register(ANNA, SHOP)
  for (const version of ['1.9.0', '1.10.0', '2.0.0'])
    await push(registry, 'sales/web/shop', version)
  await registry.transitions.request(ANNA, 'sales/web/shop', '2.0.0', {
    to: 'retired',
    reason: 'A false start.',
  })
  const service = await registry.services.get('sales/web/shop')
  expect(service.versionCount).toBe(3)
  expect(service.latest).toEqual({
    version: '1.10.0',
    format: 'openapi-3.1',
    state: 'draft',
    phase: 'planning',
    verdict: 'indeterminate',
  })
})

test('of 200 who register one name at once one does, and all others are told that it is taken', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, () => opened.registry.services.register(ANNA, SHOP)),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const codes = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [(outcome.reason as { code?: string }).code] : [],
  )
  expect(codes).toEqual(Array(199).fill('service-exists'))
})

test('a name is taken for ever', async () => {
  await opened.registry.services.register(ANNA, SHOP)
  await expect(opened.registry.services.register(ANNA, SHOP)).rejects.toMatchObject({
    code: 'service-exists',
  })
})

test.each<[string, Partial<ServiceInput>, string]>([
  ['a name with capitals', { name: 'Shop' }, 'invalid-name'],
  ['a domain that is no path', { domain: 'sales//web' }, 'invalid-name'],
  ['a domain that does not exist', { domain: 'nowhere' }, 'domain-not-found'],
  [
    'a link that is a script',
    { links: [{ title: 'x', url: 'javascript:alert(1)' }] },
    'invalid-input',
  ],
  [
    'an endpoint that is no URL',
    { endpoints: [{ environment: 'x', url: 'orders' }] },
    'invalid-input',
  ],
  [
    'an objective that cannot be measured',
    { objectives: [{ metric: 'speed', target: NaN, unit: 'ms' }] },
    'invalid-input',
  ],
])('%s is refused, and nothing is stored', async (_, wrong, code) => {
  const before = await opened.events()
  await expect(
    opened.registry.services.register(ANNA, { ...SHOP, ...wrong }),
  ).rejects.toMatchObject({ code })
  expect((await opened.registry.services.list()).items).toEqual([])
  expect(await opened.events()).toEqual(before)
})

describe('an update', () => {
  beforeEach(async () => {
    await opened.registry.services.register(ANNA, SHOP)
  })

  test('changes what is named, takes away what is null, and leaves the rest', async () => {
    const service = await opened.registry.services.update(
      ANNA,
      'sales/web/shop',
      { title: 'Shop', purpose: null, tags: ['web'] },
      1,
    )
    expect(service).toMatchObject({
      title: 'Shop',
      owner: 'shop-lead',
      kind: 'composite',
      tags: ['web'],
      revision: 2,
    })
    expect(service.purpose).toBeUndefined()
    expect((await opened.events()).at(-1)).toMatchObject({
      action: 'service.updated',
      subject: 'service:sales/web/shop',
      change: { title: 'Shop', purpose: null, tags: ['web'] },
    })
  })

  test('on an older revision is refused', async () => {
    await opened.registry.services.update(ANNA, 'sales/web/shop', { title: 'Shop' }, 1)
    await expect(
      opened.registry.services.update(ANNA, 'sales/web/shop', { title: 'Old' }, 1),
    ).rejects.toMatchObject({ code: 'stale-revision', details: { revision: 2 } })
    expect((await opened.registry.services.get('sales/web/shop')).title).toBe('Shop')
  })

  test('cannot move a service to another domain', async () => {
    const patch = { domain: 'payments' } as { title?: string }
    await expect(
      opened.registry.services.update(ANNA, 'sales/web/shop', patch, 1),
    ).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('by somebody without authority changes nothing', async () => {
    await expect(
      opened.registry.services.update(STRANGER, 'sales/web/shop', { title: 'Mine' }, 1),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await opened.registry.services.get('sales/web/shop')).toMatchObject({
      title: 'Web shop',
      revision: 1,
    })
  })
})

describe('a list', () => {
  beforeEach(async () => {
    const { registry } = opened
    await registry.services.register(ANNA, SHOP)
    await registerOrders(registry)
    await registry.services.register(ANNA, {
      domain: 'payments',
      name: 'refunds',
      title: 'Card refunds',
      owner: 'payments-lead',
      tags: ['core'],
    })
    await push(registry, 'sales/orders', '1.0.0')
    await walk(registry, 'sales/orders', '1.0.0', ['specReview', 'specified'])
    await push(registry, 'payments/refunds', '1.0.0')
  })

  test.each<[ServiceQuery, string[]]>([
    [{}, ['payments/refunds', 'sales/orders', 'sales/web/shop']],
    [{ sort: '-id' }, ['sales/web/shop', 'sales/orders', 'payments/refunds']],
    [{ sort: 'title' }, ['payments/refunds', 'sales/orders', 'sales/web/shop']],
    [{ sort: 'createdAt' }, ['sales/web/shop', 'sales/orders', 'payments/refunds']],
    [{ domain: 'sales' }, ['sales/orders', 'sales/web/shop']],
    [{ domain: 'sal' }, []],
    [{ owner: 'shop-lead' }, ['sales/web/shop']],
    [{ kind: 'atomic' }, ['payments/refunds', 'sales/orders']],
    [{ state: 'specified' }, ['sales/orders']],
    [{ format: 'openapi-3.1' }, ['payments/refunds', 'sales/orders']],
    [{ format: 'wsdl-1.1' }, []],
    [{ tag: 'core' }, ['payments/refunds', 'sales/orders']],
    [{ tag: 'core', domain: 'sales' }, ['sales/orders']],
    [{ q: 'order' }, ['sales/orders']],
    [{ q: 'REFUND card' }, ['payments/refunds']],
    [{ q: 'refund shop' }, []],
    [{ q: 'home' }, ['sales/web/shop']],
  ])('asked for %j gives %j', async (query, ids) => {
    const { items, next } = await opened.registry.services.list(query)
    expect(items.map(({ id }) => id)).toEqual(ids)
    expect(next).toBeUndefined()
  })

  test('is paged without gaps or repetitions, also when words are filtered', async () => {
    for (let n = 10; n < 30; n++) {
      const title = n % 2 === 0 ? `Even number ${n}` : `Odd number ${n}`
      await opened.registry.services.register(ANNA, { domain: 'payments', name: `s${n}`, title })
    }
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await opened.registry.services.list({ q: 'number even', limit: 3, cursor })
      expect(page.items.length).toBeLessThanOrEqual(3)
      found.push(...page.items.map(({ name }) => name))
      cursor = page.next
    } while (cursor !== undefined)
    expect(found).toEqual(['s10', 's12', 's14', 's16', 's18', 's20', 's22', 's24', 's26', 's28'])
  })
})

test('a service that is not there is not found', async () => {
  await expect(opened.registry.services.get('sales/none')).rejects.toMatchObject({
    code: 'service-not-found',
  })
})
