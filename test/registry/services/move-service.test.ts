import { SERVICES } from '../../../src/registry/documents.ts'
import {
  ANNA,
  openWithOrders,
  push,
  STRANGER,
  walk,
  TO_OPERATION,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openWithOrders()
  await opened.registry.domains.put(ANNA, 'shop', { title: 'Shop' })
})
afterEach(() => opened.store.close())

const move = async (
  to: { domain?: string; name?: string; reason?: string },
  from = 'sales/orders',
) => {
  const { services } = opened.registry
  return services.move(ANNA, from, to, (await services.get(from)).revision)
}

describe('a moved service', () => {
  test('is called by its present name where a published version is not changed', async () => {
    const { registry } = opened
    await push(registry, 'sales/orders', '1.0.0')
    await walk(registry, 'sales/orders', '1.0.0', TO_OPERATION)
    await move({ domain: 'shop', name: 'purchases' })
    const published = 'shop/purchases@1.0.0 is published (operational)'
    const change = 'push the change under a new version.'
    const frozen = { code: 'version-frozen', message: `${published} with other content; ${change}` }
    const other = 'operation cancelOrder'
    await expect(push(registry, 'shop/purchases', '1.0.0', other)).rejects.toMatchObject(frozen)
    await expect(registry.versions.discard(ANNA, 'shop/purchases', '1.0.0')).rejects.toMatchObject({
      code: 'version-frozen',
      message: `${published} and stays for ever; retire it instead.`,
    })
    const checked = await registry.versions.check({
      service: 'shop/purchases',
      version: '1.0.0',
      files: [{ name: 'orders.txt', bytes: new TextEncoder().encode(other) }],
      entry: 'orders.txt',
    })
    expect(checked).toMatchObject({
      inForce: { service: 'shop/purchases', refusal: frozen.message },
    })
  })

  test('has its new name everywhere, and what belongs to it follows', async () => {
    const { registry } = opened
    await registry.services.register(ANNA, { domain: 'sales', name: 'web', title: 'Web' })
    await push(registry, 'sales/orders', '1.0.0')
    await walk(registry, 'sales/orders', '1.0.0', TO_OPERATION)
    const subscription = await registry.subscriptions.request(ANNA, {
      consumer: 'sales/web',
      consumerKind: 'service',
      service: 'sales/orders',
      range: '^1.0.0',
      environment: 'production',
    })
    const moved = await move({ domain: 'shop', name: 'purchases', reason: 'Another team.' })

    expect(moved).toMatchObject({
      id: 'shop/purchases',
      domain: 'shop',
      name: 'purchases',
      registeredAs: 'sales/orders',
      formerNames: ['sales/orders'],
      versionCount: 1,
      consumerCount: 1,
    })
    const { items } = await registry.services.list({})
    expect(items.map(({ id }) => id)).toEqual(['sales/web', 'shop/purchases'])
    expect((await registry.services.list({ domain: 'sales' })).items).toHaveLength(1)
    expect((await registry.domains.get('shop')).serviceCount).toBe(1)
    expect((await registry.versions.get('shop/purchases', 'latest')).service).toBe('shop/purchases')
    expect((await registry.subscriptions.get(subscription.id)).service).toBe('shop/purchases')
    expect(
      (await registry.subscriptions.list({ service: 'shop/purchases' })).items.map(({ id }) => id),
    ).toEqual([subscription.id])
    expect(
      (await registry.dependencies.of({ service: 'sales/web', direction: 'uses' })).items,
    ).toMatchObject([{ service: 'shop/purchases', via: 'subscription' }])
    const { history } = await registry.transitions.overview(ANNA, 'shop/purchases', '1.0.0')
    expect(history[0]).toMatchObject({
      subject: 'version:shop/purchases@1.0.0',
      to: 'operational',
    })
    expect((await registry.search.find('purchases')).items[0]?.service).toBe('shop/purchases')
    // The former name is still something that people type.
    expect((await registry.search.find('sales/orders')).items[0]?.service).toBe('shop/purchases')
    await push(registry, 'shop/purchases', '1.1.0', 'operation placeOrder\noperation other')
    expect((await registry.services.get('shop/purchases')).versionCount).toBe(2)
  })

  test('is told about under its former name, which nobody else is ever given', async () => {
    await move({ name: 'purchases' })
    const { registry } = opened
    await expect(registry.services.get('sales/orders')).rejects.toMatchObject({
      code: 'service-moved',
      details: { movedTo: 'sales/purchases' },
    })
    await expect(push(registry, 'sales/orders', '1.0.0')).rejects.toMatchObject({
      code: 'service-moved',
    })
    const orders = { domain: 'sales', name: 'orders', title: 'Orders again' }
    await expect(registry.services.register(ANNA, orders)).rejects.toMatchObject({
      code: 'service-exists',
      message:
        'sales/orders was a name of the service that is called sales/purchases now, and names are never used again; choose another name.',
    })
    await registry.services.register(ANNA, { ...orders, name: 'other' })
    await expect(move({ name: 'orders' }, 'sales/other')).rejects.toMatchObject({
      code: 'service-exists',
    })
  })

  test('leads from every name it had to the present one, and may go back to one of its own', async () => {
    await move({ name: 'second' })
    await move({ name: 'third' }, 'sales/second')
    const { services } = opened.registry
    for (const former of ['sales/orders', 'sales/second']) {
      await expect(services.get(former)).rejects.toMatchObject({
        details: { movedTo: 'sales/third' },
      })
    }
    const back = await move({ name: 'orders' }, 'sales/third')
    expect(back).toMatchObject({ id: 'sales/orders', formerNames: ['sales/second', 'sales/third'] })
    expect((await services.list({})).items.map(({ id }) => id)).toEqual(['sales/orders'])
    await expect(services.get('sales/third')).rejects.toMatchObject({
      details: { movedTo: 'sales/orders' },
    })
  })

  test('leaves its event in the ledger, by the name under which it was registered', async () => {
    await move({ name: 'purchases', reason: 'Plain words.' })
    expect((await opened.events()).at(-1)).toMatchObject({
      action: 'service.moved',
      subject: 'service:sales/orders',
      onBehalfOf: 'lead',
      reason: 'Plain words.',
      change: { from: 'sales/orders', to: 'sales/purchases' },
    })
  })
})

describe('a move that is refused changes nothing', () => {
  test.each([
    ['to where it is', { name: 'orders' }, 'invalid-input'],
    ['to a domain that is not there', { domain: 'nowhere' }, 'domain-not-found'],
    ['to no name', { name: 'No name' }, 'invalid-name'],
  ])('%s', async (_what, to, code) => {
    await expect(move(to)).rejects.toMatchObject({ code })
    expect((await opened.registry.services.get('sales/orders')).revision).toBe(1)
  })

  test('without authority, or on another revision', async () => {
    const { services } = opened.registry
    await expect(services.move(STRANGER, 'sales/orders', { name: 'x' }, 1)).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(services.move(ANNA, 'sales/orders', { name: 'x' }, 7)).rejects.toMatchObject({
      code: 'stale-revision',
    })
    expect((await services.get('sales/orders')).formerNames).toBeUndefined()
  })
})

describe('at the same moment', () => {
  test('of two moves of one service one happens', async () => {
    const other = await opened.reopen()
    const outcomes = await Promise.allSettled([
      opened.registry.services.move(ANNA, 'sales/orders', { name: 'one' }, 1),
      other.services.move(ANNA, 'sales/orders', { name: 'two' }, 1),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { items } = await opened.registry.services.list({})
    expect(items).toHaveLength(1)
    expect(items[0]?.formerNames).toEqual(['sales/orders'])
  })

  test('of two services one gets a name that both want', async () => {
    await opened.registry.services.register(ANNA, { domain: 'sales', name: 'b', title: 'B' })
    const other = await opened.reopen()
    const outcomes = await Promise.allSettled([
      opened.registry.services.move(ANNA, 'sales/orders', { name: 'c' }, 1),
      other.services.move(ANNA, 'sales/b', { name: 'c' }, 1),
      opened.registry.services.register(ANNA, { domain: 'sales', name: 'c', title: 'C' }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ code: 'service-exists' })
      }
    }
  })

  test('a push beside a move is kept, whichever is first', async () => {
    const other = await opened.reopen()
    const [pushed, moved] = await Promise.allSettled([
      push(opened.registry, 'sales/orders', '1.0.0'),
      other.services.move(ANNA, 'sales/orders', { name: 'purchases' }, 1),
    ])
    expect(moved.status).toBe('fulfilled')
    const { items } = await other.versions.list('sales/purchases')
    expect(items).toHaveLength(pushed.status === 'fulfilled' ? 1 : 0)
    const service = await other.services.get('sales/purchases')
    expect(service.versionCount).toBe(items.length)
    expect((await other.services.list({})).items.map(({ id }) => id)).toEqual(['sales/purchases'])
  })
})

test('services that were registered before services could move can be moved, and keep their name', async () => {
  const services = await opened.store.collection(SERVICES)
  const stored = await services.get('sales/orders')
  if (stored === undefined) throw new Error('not there')
  await services.replace(stored.id, stored.revision, { ...stored.value, names: undefined }, [])
  await opened.registry.services.register(ANNA, { domain: 'sales', name: 'b', title: 'B' })
  await expect(move({ name: 'orders' }, 'sales/b')).rejects.toMatchObject({
    code: 'service-exists',
  })
  expect(await move({ name: 'purchases' })).toMatchObject({ formerNames: ['sales/orders'] })
})
