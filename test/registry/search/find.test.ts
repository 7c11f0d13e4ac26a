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
  const hits = await opened.registry.search.find(text)
  return hits.map(({ kind, service, match }) => `${kind} ${service} ${match}`)
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
  ['nothing like this', []],
  ['order zebra', []],
  ['', []],
  ['(%_*)', []],
])('%j finds %j', async (text, expected) => {
  expect(await found(text)).toEqual(expected)
})

test('a word that many things have ranks names above titles above the rest', async () => {
  const hits = await opened.registry.search.find('order')
  expect(hits.map(({ kind, match }) => [kind, match])).toEqual([
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
  expect(await opened.registry.search.find('placeOrder', 1)).toEqual([
    {
      kind: 'operation',
      service: 'sales/orders',
      version: '1.1.0',
      title: 'placeOrder',
      match: 'placeOrder',
      score: 6,
    },
  ])
})

test('what is no longer in the contract is no longer found', async () => {
  await push(opened.registry, 'sales/refunds', '1.1.0', 'operation giveBack')
  expect(await found('giveBack')).toEqual(['operation sales/refunds giveBack'])
  await opened.registry.versions.discard(ANNA, 'sales/refunds', '1.1.0')
  expect(await found('giveBack')).toEqual([])
})
