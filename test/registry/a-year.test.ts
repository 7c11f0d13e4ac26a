import { ORDERS, opened } from './support/opened-with-orders.ts'
import {
  ANNA,
  BEN,
  PLAN,
  prepare,
  push,
  refusals,
  TO_OPERATION,
  walk,
} from './support/test-registry.ts'
import type { TransitionDecision } from '../../src/registry/index.ts'

beforeEach(() => {
  opened.roles = { ben: ['shop-lead'], anna: ['sales-lead'] }
})

/** Lets days go by as a server lives through them: it looks every day at what is due. */
async function live(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    opened.pass(1)
    expect((await opened.registry.duties.performDue()).failed).toBe(0)
  }
}

function ask(
  version: string,
  to: string,
  more: { reason?: string; sunsetAt?: string } = {},
): Promise<TransitionDecision> {
  return opened.registry.transitions.request(ANNA, ORDERS, version, { to, ...more })
}

async function explained(refused: Promise<TransitionDecision>): Promise<readonly string[]> {
  const decision = await refused
  expect(decision.allowed).toBe(false)
  return decision.conditions
    .filter(({ holds }) => holds !== 'yes')
    .map(({ id, explanation }) => `${id}: ${explanation}`)
}

async function titlesTo(actor: typeof ANNA): Promise<readonly string[]> {
  const { items } = await opened.registry.notices.list(actor, { limit: 500 })
  return items.map(({ title }) => title).toReversed()
}

test('a year of two versions and their consumers, with every refusal explained', async () => {
  const { registry } = opened

  // January: version 1 goes into operation, and is used.
  await push(registry, ORDERS, '1.0.0')
  await walk(registry, ORDERS, '1.0.0', TO_OPERATION)
  const { id: shop } = await registry.subscriptions.request(BEN, {
    consumer: 'web shop',
    consumerKind: 'application',
    service: ORDERS,
    range: '~1.0.0',
    environment: 'production',
  })
  await live(8) // Anna forgets about it for a week
  for (const to of ['inactive', 'active']) {
    expect(refusals(await registry.subscriptions.transition(ANNA, shop, { to }))).toEqual([])
    await live(1)
  }

  // March: version 1.1 is better. Nothing is left out on its way.
  await live(60)
  await push(registry, ORDERS, '1.1.0', 'operation placeOrder\noperation cancelOrder')
  expect(await explained(ask('1.0.0', 'superseded'))).toEqual([
    'successor-in-service: No higher version of sales/orders is in service; put one into operation first.',
    expect.stringContaining('successor-compatible: The step to'),
  ])
  await walk(registry, ORDERS, '1.1.0', ['specReview', 'specified'])
  expect(await explained(ask('1.1.0', 'realized'))).toEqual([
    'tests-pass: Nobody has ticked "tests-pass" for this content; somebody with the role service-owner does so once it is true.',
  ])
  await prepare(registry, ORDERS, '1.1.0')
  await registry.activationPlans.put(ANNA, ORDERS, '1.1.0', { ...PLAN, environment: 'staging' })
  for (const to of ['realized', 'staged', 'certified']) await ask('1.1.0', to)
  expect(await explained(ask('1.1.0', 'operational'))).toEqual([
    'plan-written: Plan for this content - staging, steps 1; write an activation plan for production, each step with owner, verification and rollback.',
  ])
  await registry.activationPlans.put(ANNA, ORDERS, '1.1.0', PLAN)
  expect((await ask('1.1.0', 'operational')).allowed).toBe(true)

  // April: version 1.0 is superseded; it takes nobody new, and serves the shop as before.
  await live(20)
  expect((await ask('1.0.0', 'superseded')).allowed).toBe(true)
  const { id: late } = await registry.subscriptions.request(BEN, {
    consumer: 'till',
    consumerKind: 'application',
    service: ORDERS,
    range: '1.0.0',
    environment: 'production',
  })
  const refusedNewcomer = await registry.subscriptions.transition(ANNA, late, { to: 'inactive' })
  expect(refusals(refusedNewcomer)).toEqual(['version-to-build-on'])
  await registry.subscriptions.transition(ANNA, late, { to: 'rejected', reason: 'Take 1.1.' })

  // May: it is deprecated, with the notice that was demanded then, whatever is demanded later.
  await live(30)
  opened.noticeDays = 120
  const sunsetAt = '2027-09-01'
  expect(await explained(ask('1.0.0', 'deprecated', { sunsetAt: '2027-07-01' }))).toEqual([
    expect.stringContaining('ask for a sunset at least 120 days from now. The test asks for it.'),
  ])
  expect((await ask('1.0.0', 'deprecated', { sunsetAt })).allowed).toBe(true)
  opened.noticeDays = 300
  expect(await explained(ask('1.0.0', 'retired'))).toEqual([
    'sunset-reached: The sunset is 2027-09-01T00:00:00.000Z; wait for it.',
    'nobody-left: Subscriptions that only this version serves - 1; they have to end or move first.',
  ])

  // September: the sunset has passed, and the shop is still there.
  await live(140)
  expect(await explained(ask('1.0.0', 'retired'))).toEqual([
    'nobody-left: Subscriptions that only this version serves - 1; they have to end or move first.',
  ])
  await registry.subscriptions.transition(BEN, shop, { to: 'terminated', reason: 'Moved to 1.1.' })
  expect((await ask('1.0.0', 'retired')).allowed).toBe(true)
  await live(100)

  expect(await titlesTo(BEN)).toEqual([
    'Your subscription to sales/orders is inactive',
    'Your subscription to sales/orders is active',
    'sales/orders@1.0.0 is superseded',
    'Your subscription to sales/orders is rejected',
    'sales/orders@1.0.0 is deprecated',
    'sales/orders@1.0.0 ends soon',
    'sales/orders@1.0.0 ends soon',
    'The notice of sales/orders@1.0.0 is over',
    'Your subscription to sales/orders is terminated',
  ])
  expect(await titlesTo(ANNA)).toEqual([
    'A subscription is asked for',
    'A subscription has waited for 7 days',
    'version:sales/orders@1.0.0 has reached its sunset',
  ])

  // A year later every decision comes out as it was recorded.
  const { items: decisions } = await registry.decisions.list({ limit: 500 })
  expect(decisions.filter(({ allowed }) => !allowed)).toHaveLength(7)
  for (const { id } of decisions) {
    expect((await registry.decisions.replay(id)).differences).toEqual([])
  }
})
