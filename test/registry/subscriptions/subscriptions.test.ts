import type { SubscriptionInput } from '../../../src/registry/index.ts'
import { GATE_FACTS } from '../../../src/registry/lifecycle/facts/gate-facts.ts'
import { loadLifecycle } from '../../../src/registry/index.ts'
import {
  ANNA,
  openWithOrders,
  push,
  refusals,
  shippedLifecycles,
  STRANGER,
  TO_OPERATION,
  walk,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openWithOrders()
  await opened.registry.services.register(ANNA, { domain: 'sales', name: 'shop', title: 'Shop' })
})
afterEach(() => opened.store.close())

const ORDERS = 'sales/orders'
const WISH: SubscriptionInput = {
  consumer: 'sales/shop',
  consumerKind: 'service',
  service: ORDERS,
  range: '^1.0.0',
  operations: ['placeOrder'],
  environment: 'production',
}

async function move(id: string, to: string, reason?: string): Promise<readonly string[]> {
  return refusals(await opened.registry.subscriptions.transition(ANNA, id, { to, reason }))
}

test('a wish is recorded as requested, and counts as a consumer', async () => {
  const { subscriptions, services } = opened.registry
  const subscription = await subscriptions.request(ANNA, { ...WISH, reason: 'To sell.' })
  expect(subscription).toEqual({
    id: subscription.id,
    consumer: 'sales/shop',
    consumerKind: 'service',
    service: ORDERS,
    range: '^1.0.0',
    operations: ['placeOrder'],
    environment: 'production',
    objectives: [],
    state: 'requested',
    lifecycle: { id: 'subscription', version: '1.0.0' },
    revision: 1,
    createdAt: subscription.createdAt,
    updatedAt: subscription.createdAt,
  })
  expect(await subscriptions.get(subscription.id)).toEqual(subscription)
  expect((await services.get(ORDERS)).consumerCount).toBe(1)
  expect((await opened.events()).at(-1)).toMatchObject({
    action: 'subscription.requested',
    subject: `subscription:${subscription.id}`,
    reason: 'To sell.',
    change: { consumer: 'sales/shop', service: ORDERS, range: '^1.0.0' },
  })
})

test.each<[string, Partial<SubscriptionInput>, string]>([
  ['a provider that is not there', { service: 'sales/none' }, 'service-not-found'],
  ['a consumer that is not there', { consumer: 'sales/none' }, 'service-not-found'],
  ['a service that would use itself', { consumer: ORDERS }, 'invalid-input'],
  ['a range that is none', { range: 'newest' }, 'invalid-input'],
  ['no environment', { environment: ' ' }, 'invalid-input'],
])('%s is refused, and nothing is stored', async (_, wrong, code) => {
  const before = await opened.events()
  await expect(
    opened.registry.subscriptions.request(ANNA, { ...WISH, ...wrong }),
  ).rejects.toMatchObject({ code })
  expect((await opened.registry.subscriptions.list()).items).toEqual([])
  expect(await opened.events()).toEqual(before)
})

test('an operation that no version in the range has is refused by name', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  await expect(
    opened.registry.subscriptions.request(ANNA, { ...WISH, operations: ['placeOrder', 'fly'] }),
  ).rejects.toMatchObject({
    code: 'invalid-input',
    details: {
      errors: [{ pointer: '/operations/1', message: 'sales/orders@1.0.0 has no operation "fly".' }],
    },
  })
})

test('a draft neither lends an operation to the published versions nor takes one from them', async () => {
  const { subscriptions } = opened.registry
  await push(opened.registry, ORDERS, '1.0.0')
  await walk(opened.registry, ORDERS, '1.0.0', ['specReview', 'specified'])
  await push(opened.registry, ORDERS, '1.1.0', 'operation fly')
  expect((await subscriptions.request(ANNA, WISH)).operations).toEqual(['placeOrder'])
  await expect(subscriptions.request(ANNA, { ...WISH, operations: ['fly'] })).rejects.toMatchObject(
    { message: 'sales/orders@1.0.0 has no operation "fly".' },
  )
})

test('an application outside the registry can be a consumer', async () => {
  const wish = {
    ...WISH,
    consumer: 'Excel sheet of Mr Meier',
    consumerKind: 'application',
  } as const
  expect(await opened.registry.subscriptions.request(ANNA, wish)).toMatchObject({
    consumer: 'Excel sheet of Mr Meier',
  })
})

test('the same wish twice is refused until the first has ended', async () => {
  const { subscriptions } = opened.registry
  const { id } = await subscriptions.request(ANNA, WISH)
  await expect(subscriptions.request(ANNA, WISH)).rejects.toMatchObject({
    code: 'subscription-exists',
  })
  await move(id, 'terminated', 'A mistake.')
  expect((await subscriptions.request(ANNA, WISH)).state).toBe('requested')
})

test('a stranger can neither ask nor answer', async () => {
  const { subscriptions } = opened.registry
  await expect(subscriptions.request(STRANGER, WISH)).rejects.toMatchObject({ code: 'not-allowed' })
  const { id } = await subscriptions.request(ANNA, WISH)
  await expect(
    subscriptions.transition(STRANGER, id, { to: 'rejected', reason: 'No.' }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await subscriptions.get(id)).state).toBe('requested')
})

test('a subscription lives from request to termination as versions allow', async () => {
  const { subscriptions, services } = opened.registry
  const { id } = await subscriptions.request(ANNA, WISH)
  expect(await move(id, 'inactive')).toEqual(['version-to-build-on'])
  await push(opened.registry, ORDERS, '1.0.0')
  await walk(opened.registry, ORDERS, '1.0.0', ['specReview', 'specified'])
  expect(await move(id, 'inactive')).toEqual([])
  expect(await move(id, 'active')).toEqual(['version-in-service'])
  await walk(opened.registry, ORDERS, '1.0.0', TO_OPERATION.slice(2))
  expect(await move(id, 'active')).toEqual([])
  expect(await move(id, 'terminated')).toEqual(['reason-given'])
  expect(await move(id, 'terminated', 'Done.')).toEqual([])
  expect(await subscriptions.get(id)).toMatchObject({ state: 'terminated', revision: 4 })
  expect((await services.get(ORDERS)).consumerCount).toBe(0)
  const { available, history } = await subscriptions.overview(ANNA, id)
  expect(available).toEqual([])
  expect(history.map(({ to, allowed }) => [to, allowed])).toEqual([
    ['terminated', true],
    ['terminated', false],
    ['active', true],
    ['active', false],
    ['inactive', true],
    ['inactive', false],
  ])
})

test('a version is not retired while a consumer is left that only it serves', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await walk(registry, ORDERS, '1.0.0', TO_OPERATION)
  const { id } = await registry.subscriptions.request(ANNA, WISH)
  await move(id, 'inactive')
  await move(id, 'active')
  await registry.transitions.request(ANNA, ORDERS, '1.0.0', {
    to: 'deprecated',
    reason: 'Old.',
    sunsetAt: '2027-06-30',
  })
  opened.pass(200)
  const request = { to: 'retired' }
  const refused = await registry.transitions.request(ANNA, ORDERS, '1.0.0', request)
  expect(refusals(refused)).toEqual(['nobody-left'])
  await push(registry, ORDERS, '1.1.0', 'operation placeOrder\ntype New')
  await walk(registry, ORDERS, '1.1.0', TO_OPERATION)
  const allowed = await registry.transitions.request(ANNA, ORDERS, '1.0.0', request)
  expect(refusals(allowed)).toEqual([])
})

test('a list is filtered by service, consumer and state', async () => {
  const { subscriptions } = opened.registry
  const { id } = await subscriptions.request(ANNA, WISH)
  await subscriptions.request(ANNA, { ...WISH, environment: 'staging' })
  await move(id, 'rejected', 'No.')
  const statesOf = async (query: object): Promise<readonly string[]> =>
    (await subscriptions.list(query)).items.map(({ state }) => state)
  expect(await statesOf({ service: ORDERS })).toEqual(['rejected', 'requested'])
  expect(await statesOf({ consumer: 'sales/shop', state: 'requested' })).toEqual(['requested'])
  expect(await statesOf({ service: 'sales/shop' })).toEqual([])
})

test('a subscription that is not there is not found', async () => {
  await expect(opened.registry.subscriptions.get('none')).rejects.toMatchObject({
    code: 'subscription-not-found',
  })
})

test('the facts that its gates are judged on are those that are declared', async () => {
  const [version, subscription] = shippedLifecycles()
  if (version === undefined || subscription === undefined) throw new Error('two lifecycles ship')
  const groups = [
    ...new Set(Object.keys(GATE_FACTS.subscription).map((path) => path.split('.')[0])),
  ]
  const curious = loadLifecycle(
    JSON.stringify({
      ...subscription.definition,
      version: '9.0.0',
      transitions: subscription.definition.transitions.map((transition) => ({
        ...transition,
        gate: groups.map((group) => ({
          id: group,
          title: 'Everything is shown',
          when: `size(${String(group)}) > 0`,
          explain: { met: 'Yes.', unmet: 'No.' },
        })),
      })),
    }),
    'curious.yaml',
  )
  const registry = await opened.reopen([version, curious])
  const { id } = await registry.subscriptions.request(ANNA, WISH)
  const { available } = await registry.subscriptions.overview(ANNA, id)
  const seen = (available[0]?.conditions ?? []).flatMap(({ facts }) =>
    Object.entries(facts).flatMap(([group, values]) =>
      Object.keys(values as object).map((fact) => `${group}.${fact}`),
    ),
  )
  expect(seen.sort()).toEqual(Object.keys(GATE_FACTS.subscription).sort())
})
