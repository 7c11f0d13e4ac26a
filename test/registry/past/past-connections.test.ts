import { ANNA, openTestRegistry, push, type TestRegistry } from '../support/test-registry.ts'

let opened: TestRegistry
const moments: Date[] = []
const moment = (): void => {
  moments.push(opened.clock())
  opened.pass(1)
}
const at = (number: number): Date => moments[number] ?? new Date(0)

/** Three services that come to need each other, and one that is renamed. */
beforeAll(async () => {
  opened = await openTestRegistry()
  const { registry } = opened
  await registry.domains.put(ANNA, 'shop', { title: 'Shop' })
  for (const name of ['till', 'orders', 'stock']) {
    await registry.services.register(ANNA, { domain: 'shop', name, title: `The ${name}` })
    await push(registry, `shop/${name}`, '1.0.0', `title ${name}\noperation ${name}List`)
  }
  moment() // 0: nobody needs anybody
  const asked = { range: '^1.0.0', environment: 'production' } as const
  const first = await registry.subscriptions.request(ANNA, {
    ...asked,
    ...{ consumer: 'shop/till', consumerKind: 'service', service: 'shop/orders' },
  })
  await registry.subscriptions.request(ANNA, {
    ...asked,
    ...{ consumer: 'shop/orders', consumerKind: 'service', service: 'shop/stock' },
  })
  await registry.subscriptions.request(ANNA, {
    ...asked,
    ...{ consumer: 'kiosk', consumerKind: 'application', service: 'shop/orders' },
  })
  moment() // 1: all need each other
  await registry.subscriptions.transition(ANNA, first.id, { to: 'rejected', reason: 'No.' })
  const orders = await registry.services.get('shop/orders')
  await registry.services.move(ANNA, orders.id, { name: 'sales' }, orders.revision)
  await push(registry, 'shop/sales', '2.0.0', 'title orders\noperation salesList')
  moment() // 2: the till is refused, orders are called sales
})
afterAll(() => opened.store.close())

test('subscriptions are shown in the state, and by the names, that they had', async () => {
  const { past } = opened.registry
  const shown = async (number: number, state?: string) =>
    (await past.subscriptionsNamed(at(number), { service: 'shop/sales', state })).items.map(
      ({ consumer, service, state: is }) => [consumer, service, is],
    )
  expect(await shown(0)).toEqual([])
  expect(await shown(1)).toEqual([
    ['shop/till', 'shop/orders', 'requested'],
    ['kiosk', 'shop/orders', 'requested'],
  ])
  expect(await shown(2)).toEqual([
    ['shop/till', 'shop/sales', 'rejected'],
    ['kiosk', 'shop/sales', 'requested'],
  ])
  expect(await shown(2, 'rejected')).toHaveLength(1)
  const [one] = (await past.subscriptionsNamed(at(1), {})).items
  expect(await past.subscription(at(1), one?.id ?? '')).toEqual(one)
  await expect(past.subscription(at(0), one?.id ?? '')).rejects.toMatchObject({
    code: 'subscription-not-found',
  })
})

test('dependencies are those of the subscriptions that were live, by the names of then', async () => {
  const { past } = opened.registry
  const reached = async (number: number, service: string, direction: 'uses' | 'used-by') => {
    const graph = await past.dependencies.of(at(number), { service, direction })
    return [graph.service, graph.items.map((item) => [item.service, item.kind, item.depth])]
  }
  expect(await reached(0, 'shop/till', 'uses')).toEqual(['shop/till', []])
  expect(await reached(1, 'shop/till', 'uses')).toEqual([
    'shop/till',
    [
      ['shop/orders', 'service', 1],
      ['shop/stock', 'service', 2],
    ],
  ])
  expect(await reached(2, 'shop/till', 'uses')).toEqual(['shop/till', []])
  expect(await reached(1, 'shop/stock', 'used-by')).toEqual([
    'shop/stock',
    [
      ['shop/orders', 'service', 1],
      ['kiosk', 'application', 2],
      ['shop/till', 'service', 2],
    ],
  ])
  expect(await reached(2, 'shop/sales', 'used-by')).toEqual([
    'shop/sales',
    [['kiosk', 'application', 1]],
  ])
})

test('what is shown of this moment is what the graph of now shows', async () => {
  const { past, dependencies } = opened.registry
  const now = opened.clock()
  for (const direction of ['uses', 'used-by'] as const) {
    const query = { service: 'shop/sales', direction }
    expect(await past.dependencies.of(now, query)).toEqual(await dependencies.of(query))
  }
})

test('search finds what services and their contracts were then, and not what came later', async () => {
  const { past } = opened.registry
  const found = async (number: number, text: string) =>
    (await past.search(at(number), text)).items.map(({ kind, service, match }) => [
      kind,
      service,
      match,
    ])
  expect(await found(1, 'operation:ordersl')).toEqual([['operation', 'shop/orders', 'ordersList']])
  expect(await found(2, 'operation:ordersl')).toEqual([])
  expect(await found(2, 'saleslist')).toEqual([['operation', 'shop/sales', 'salesList']])
  expect(await found(1, 'domain:shop state:draft')).toHaveLength(3)
  await expect(past.search(at(1), 'finding:BP2717')).rejects.toMatchObject({
    code: 'invalid-input',
  })
})
