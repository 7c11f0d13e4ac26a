import { failingWith } from '../../http/support/failing-with.ts'
import {
  ANNA,
  openWithOrders,
  push,
  refusals,
  strictPolicy,
  type TestRegistry,
} from '../../registry/support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openWithOrders()
  opened.policies = [strictPolicy('gate')]
})
afterEach(() => opened.store.close())

const BROKEN = 'operation placeOrder\nerror too long'

test('a waiver past its last day lets nothing pass: no report, no gate, no push, and no kept verdict', async () => {
  const { waivers, versions, transitions, duties } = opened.registry
  await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
  const { id } = await waivers.request(ANNA, {
    rule: 'LINE1',
    scope: { service: 'sales/orders' },
    reason: 'The partner needs a month.',
    until: '2027-01-10',
  })
  await waivers.decide(ANNA, id, { decision: 'grant' })
  const verdicts = async () => [
    (await versions.report('sales/orders', '1.0.0')).verdict,
    (await versions.get('sales/orders', '1.0.0')).verdict,
  ]
  expect(await verdicts()).toEqual(['pass', 'pass'])
  await transitions.request(ANNA, 'sales/orders', '1.0.0', { to: 'specReview' })

  opened.pass(10)
  await duties.performDue()
  expect(await verdicts()).toEqual(['fail', 'fail'])
  const decision = await transitions.request(ANNA, 'sales/orders', '1.0.0', { to: 'specified' })
  expect(decision.allowed).toBe(false)
  expect(refusals(decision).length).toBeGreaterThan(0)
  opened.policies = [strictPolicy('block')]
  await expect(push(opened.registry, 'sales/orders', '1.1.0', BROKEN)).rejects.toThrow(
    failingWith({ code: 'policy-blocked' }),
  )
})
