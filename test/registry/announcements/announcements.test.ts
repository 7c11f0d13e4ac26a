import { ORDERS, opened } from '../support/opened-with-orders.ts'
import { ANNA, BEN, push, TO_OPERATION, walk } from '../support/test-registry.ts'
import type { NoticeView } from '../../../src/registry/index.ts'

/** Titles of the notices to Ben, newest first. */
async function told(): Promise<readonly string[]> {
  return (await notices()).map(({ title }) => title)
}

async function notices(): Promise<readonly NoticeView[]> {
  while ((await opened.registry.duties.performDue()).performed > 0);
  return (await opened.registry.notices.list(BEN)).items
}

async function subscribe(consumer: string, kind: 'service' | 'application'): Promise<string> {
  const { id } = await opened.registry.subscriptions.request(BEN, {
    consumer,
    consumerKind: kind,
    service: ORDERS,
    range: '^1.0.0',
    environment: 'production',
  })
  return id
}

async function operate(version: string, text?: string): Promise<void> {
  await push(opened.registry, ORDERS, version, text)
  await walk(opened.registry, ORDERS, version, TO_OPERATION)
}

test('consumers are told of a deprecation, reminded before the sunset, and told when it is reached', async () => {
  const { registry } = opened
  await operate('1.0.0')
  await subscribe('shop app', 'application')
  const decision = await registry.transitions.request(ANNA, ORDERS, '1.0.0', {
    to: 'deprecated',
    sunsetAt: '2027-06-30',
    reason: 'Version 2 replaces it.',
  })
  expect(decision.allowed).toBe(true)
  expect((await notices())[0]).toMatchObject({
    kind: 'deprecation-announced',
    subject: 'version:sales/orders@1.0.0',
    title: 'sales/orders@1.0.0 is deprecated',
    text: 'It stays in service until 2027-06-30; move to another version before that. Reason given: Version 2 replaces it.',
    service: 'sales/orders',
    version: '1.0.0',
    isRead: false,
  })
  opened.pass(150)
  expect((await told())[0]).toBe('sales/orders@1.0.0 ends soon')
  opened.pass(25)
  expect((await told()).filter((title) => title.endsWith('ends soon'))).toHaveLength(2)
  opened.pass(10)
  expect((await told())[0]).toBe('The notice of sales/orders@1.0.0 is over')
  expect(await registry.duties.figures()).toMatchObject({ due: 0, failing: 0 })
})

test('a deprecation that is taken back reminds nobody, and consumers hear of it', async () => {
  const { registry } = opened
  await operate('1.0.0')
  await subscribe('shop app', 'application')
  const reason = 'A mistake.'
  await registry.transitions.request(ANNA, ORDERS, '1.0.0', {
    to: 'deprecated',
    sunsetAt: '2027-06-30',
    reason,
  })
  await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'operational', reason })
  opened.pass(200)
  expect(await told()).toEqual(['sales/orders@1.0.0 is no longer deprecated'])
})

test('the owner of a composite service hears of the deprecation of a part', async () => {
  const { registry } = opened
  await registry.services.register(ANNA, {
    domain: 'sales',
    name: 'checkout',
    title: 'Checkout',
    kind: 'composite',
    owner: 'checkout-lead',
  })
  opened.roles = { ben: ['checkout-lead'] }
  await operate('1.0.0')
  await registry.subscriptions.request(ANNA, {
    consumer: 'sales/checkout',
    consumerKind: 'service',
    service: ORDERS,
    range: '^1.0.0',
    environment: 'production',
  })
  await registry.transitions.request(ANNA, ORDERS, '1.0.0', {
    to: 'deprecated',
    sunsetAt: '2027-06-30',
    reason: 'It ends.',
  })
  expect((await notices())[0]?.text).toContain(
    'sales/checkout is built of it, so that it is concerned as a whole.',
  )
})

test('a request that nobody answers is brought up after 7, 14 and 30 days, and no longer once answered', async () => {
  opened.roles = { ben: ['sales-lead'] }
  await push(opened.registry, ORDERS, '1.0.0')
  const id = await subscribe('shop app', 'application')
  opened.pass(8)
  expect(await told()).toEqual([
    'A subscription has waited for 7 days',
    'A subscription is asked for',
  ])
  await opened.registry.subscriptions.transition(ANNA, id, { to: 'rejected', reason: 'No.' })
  opened.pass(30)
  expect(await told()).toEqual([
    'Your subscription to sales/orders is rejected',
    'A subscription has waited for 7 days',
    'A subscription is asked for',
  ])
})

test('a review that is due is brought up once, unless it is over', async () => {
  opened.roles = { ben: ['sales-lead'] }
  await push(opened.registry, ORDERS, '1.0.0')
  await walk(opened.registry, ORDERS, '1.0.0', ['specReview'])
  await push(opened.registry, ORDERS, '1.1.0')
  await walk(opened.registry, ORDERS, '1.1.0', ['specReview', 'specified'])
  opened.pass(60)
  expect(await told()).toEqual(['sales/orders@1.0.0 waits in specReview'])
})

test('a notice is read by one account and stays unread for others with the role', async () => {
  opened.roles = { ben: ['sales-lead'], anna: ['sales-lead'] }
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await subscribe('shop app', 'application')
  const [notice] = await notices()
  expect(await registry.notices.unread(BEN)).toBe(1)
  const read = await registry.notices.markRead(BEN, notice?.id ?? '')
  expect(read.isRead).toBe(true)
  await registry.notices.markRead(BEN, notice?.id ?? '')
  expect([await registry.notices.unread(BEN), await registry.notices.unread(ANNA)]).toEqual([0, 1])
  opened.roles = {}
  await expect(registry.notices.markRead(ANNA, notice?.id ?? '')).rejects.toMatchObject({
    code: 'notice-not-found',
  })
})

test('consumers are told when what they call is rolled back, and the service says whom nothing serves', async () => {
  const { registry } = opened
  await operate('1.0.0')
  const id = await subscribe('shop app', 'application')
  for (const to of ['inactive', 'active']) await registry.subscriptions.transition(ANNA, id, { to })
  const reason = 'It loses orders.'
  await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'certified', reason })
  expect((await notices())[0]).toMatchObject({
    kind: 'version-rolled-back',
    title: 'sales/orders@1.0.0 is rolled back',
    text: 'It is no longer in service; where no other version serves you, your calls are not answered. Reason given: It loses orders.',
  })
  expect((await registry.endpoints.list(ORDERS)).gaps).toEqual([
    'shop app calls ^1.0.0 in production; yet no version in that range is in service. Put one into operation, or suspend the subscription.',
  ])
  await registry.subscriptions.transition(ANNA, id, { to: 'inactive', reason })
  expect((await registry.endpoints.list(ORDERS)).gaps).toEqual([])
})
