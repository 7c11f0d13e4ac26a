import { ANNA, openWithOrders, push, type TestRegistry } from '../support/test-registry.ts'

let opened: TestRegistry
beforeAll(async () => {
  opened = await openWithOrders()
  const { registry } = opened
  await registry.services.register(ANNA, {
    domain: 'sales',
    name: 'refunds',
    title: 'Money back',
    purpose: 'Return what an order was paid with.',
    tags: ['money'],
  })
  await push(registry, 'sales/orders', '1.0.0', 'operation oldOperation')
  await push(
    registry,
    'sales/orders',
    '1.1.0',
    [
      'namespace urn:example:orders:v1',
      'operation placeOrder',
      'operation GET /orders/{orderId}',
      'message PlaceOrderRequest',
      'type Order',
    ].join('\n'),
  )
  await push(registry, 'sales/refunds', '1.0.0', 'operation refund\ntype Money')
})
afterAll(() => opened.store.close())

async function found(text: string): Promise<readonly string[]> {
  const { items } = await opened.registry.search.find(text)
  return items.map(({ kind, service, match }) => `${kind} ${service} ${match}`)
}

test.each<[string, string[]]>([
  ['refunds', ['service sales/refunds refunds']],
  ['money', ['service sales/refunds Money back', 'type sales/refunds Money']],
  ['placeOrder', ['operation sales/orders placeOrder', 'message sales/orders PlaceOrderRequest']],
  ['PLACE', ['operation sales/orders placeOrder', 'message sales/orders PlaceOrderRequest']],
  ['/orders/', ['operation sales/orders /orders/{orderId}']],
  ['urn:example:ord', ['namespace sales/orders urn:example:orders:v1']],
  ['urn:example:orders:v1', ['namespace sales/orders urn:example:orders:v1']],
  [
    'money refund',
    ['service sales/refunds refunds', 'operation sales/refunds refund', 'type sales/refunds Money'],
  ],
  ['sales/refunds', ['service sales/refunds sales/refunds']],
  ['refnuds', ['service sales/refunds refunds']],
  ['placOrder', ['operation sales/orders placeOrder']],
  ['oldOperation', []],
  [
    'operation:order',
    ['operation sales/orders GET /orders/{orderId}', 'operation sales/orders placeOrder'],
  ],
  ['type:order', ['type sales/orders Order']],
  ['path:/ord', ['operation sales/orders /orders/{orderId}']],
  ['namespace:urn', ['namespace sales/orders urn:example:orders:v1']],
  [
    'order tag:core',
    [
      'service sales/orders orders',
      'operation sales/orders GET /orders/{orderId}',
      'operation sales/orders placeOrder',
      'type sales/orders Order',
      'message sales/orders PlaceOrderRequest',
      'namespace sales/orders urn:example:orders:v1',
    ],
  ],
  ['order owner:nobody', []],
  ['domain:sales tag:Money', ['service sales/refunds sales/refunds']],
  ['plaec order', ['operation sales/orders placeOrder', 'message sales/orders PlaceOrderRequest']],
  ['PlceOrderReqeust', ['message sales/orders PlaceOrderRequest']],
  ['refn', ['service sales/refunds refunds', 'operation sales/refunds refund']],
  ['nothing like this', []],
  ['order zebra', []],
  ['', []],
  ['(%_*)', []],
])('%j finds %j', async (text, expected) => {
  expect(await found(text)).toEqual(expected)
})

test('a word that many things have ranks names above titles above the rest', async () => {
  const { items } = await opened.registry.search.find('order')
  expect(items.map(({ kind, match }) => [kind, match])).toEqual([
    ['service', 'orders'],
    ['operation', 'GET /orders/{orderId}'],
    ['operation', 'placeOrder'],
    ['type', 'Order'],
    ['message', 'PlaceOrderRequest'],
    ['namespace', 'urn:example:orders:v1'],
    ['service', 'Return what an order was paid with.'],
  ])
})

test('a hit names the version whose contract matched', async () => {
  expect(await opened.registry.search.find('placeOrder', { limit: 1 })).toEqual({
    items: [
      {
        kind: 'operation',
        service: 'sales/orders',
        version: '1.1.0',
        title: 'placeOrder',
        match: 'placeOrder',
        field: 'operation',
        how: 'exact',
        highlights: [{ start: 0, end: 10 }],
        score: 6,
      },
    ],
    isComplete: false,
  })
})

test('what is no longer in the contract is no longer found', async () => {
  await push(opened.registry, 'sales/refunds', '1.1.0', 'operation giveBack')
  expect(await found('giveBack')).toEqual(['operation sales/refunds giveBack'])
  await opened.registry.versions.discard(ANNA, 'sales/refunds', '1.1.0')
  expect(await found('giveBack')).toEqual([])
})

test('what only an older version has is found when all versions are asked for', async () => {
  const { registry } = opened
  expect((await registry.search.find('oldOperation')).items).toEqual([])
  const { items } = await registry.search.find('oldOperation', { versions: 'all' })
  expect(items.map(({ title, version }) => [title, version])).toEqual([['oldOperation', '1.0.0']])
  const withFacts = await registry.search.find('oldOperation tag:money', { versions: 'all' })
  expect(withFacts.items).toEqual([])
})

test('facts are counted when services change', async () => {
  const { registry } = opened
  const tags = async (): Promise<unknown> =>
    (await registry.search.facets()).find(({ field }) => field === 'tag')?.values
  expect(await tags()).toEqual([
    { value: 'core', count: 1 },
    { value: 'money', count: 1 },
  ])
  const { revision } = await registry.services.get('sales/refunds')
  await registry.services.update(ANNA, 'sales/refunds', { tags: ['core'] }, revision)
  expect(await tags()).toEqual([{ value: 'core', count: 2 }])
  await registry.services.update(ANNA, 'sales/refunds', { tags: ['money'] }, revision + 1)
})

test('a contract of many operations is found by its last, and by less when it shrinks', async () => {
  const { registry } = opened
  const lines = Array.from({ length: 450 }, (_, number) => `operation step${number}x`)
  await push(registry, 'sales/refunds', '2.0.0', lines.join('\n'))
  expect(await found('step449x')).toEqual(['operation sales/refunds step449x'])
  expect(await found('money step399x')).toEqual(['operation sales/refunds step399x'])
  await push(registry, 'sales/refunds', '2.0.0', 'operation step1x')
  expect(await found('step449x')).toEqual([])
  expect(await found('step1x')).toEqual(['operation sales/refunds step1x'])
})
