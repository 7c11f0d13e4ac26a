import { ORDERS, opened } from '../support/opened-with-orders.ts'
import {
  ANNA,
  BEN,
  PLAN,
  prepare,
  push,
  refusals,
  STRANGER,
  walk,
} from '../support/test-registry.ts'

const to = async (state: string, reason?: string): Promise<readonly string[]> =>
  refusals(await opened.registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: state, reason }))

test('what only people know is ticked with name, role, time and evidence, which the decision keeps', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  expect(await to('specReview')).toEqual([])
  expect(await to('specified')).toEqual([])
  expect(await to('realized')).toEqual(['tests-pass'])
  const ticked = await registry.checklists.tick(BEN, ORDERS, '1.0.0', 'tests-pass', {
    evidence: 'https://builds.example.com/4711',
  })
  expect(ticked).toMatchObject({
    item: 'tests-pass',
    transition: 'realize',
    role: 'service-owner',
    isTicked: true,
    isLapsed: false,
    tickedBy: 'Ben',
    evidence: 'https://builds.example.com/4711',
  })
  const decision = await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'realized' })
  expect(decision.conditions.find(({ id }) => id === 'tests-pass')).toMatchObject({
    expression: '"tests-pass" in checklist.signatures',
    holds: 'yes',
    facts: {
      'checklist.signatures': {
        'tests-pass': `Ben as lead at ${ticked.tickedAt ?? ''}, https://builds.example.com/4711`,
      },
    },
  })
  expect((await registry.decisions.replay(decision.id)).isSame).toBe(true)
  expect((await opened.events()).map(({ action }) => action)).toContain('checklist.ticked')
})

test('a tick and a plan lapse when the content changes', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await prepare(registry, ORDERS, '1.0.0')
  await push(registry, ORDERS, '1.0.0', 'operation placeOrder\noperation cancelOrder')
  expect(await registry.checklists.of(ORDERS, '1.0.0')).toMatchObject([
    { item: 'tests-pass', isTicked: false, isLapsed: true, tickedBy: 'Anna' },
    { item: 'tried-in-staging', isTicked: false, isLapsed: true },
  ])
  expect((await registry.activationPlans.get(ORDERS, '1.0.0')).isCurrent).toBe(false)
})

test('a tick is taken back, by whom the authority lets, and the ledger keeps both', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await registry.checklists.tick(BEN, ORDERS, '1.0.0', 'tests-pass', { note: 'Seen.' })
  await expect(
    registry.checklists.clear(STRANGER, ORDERS, '1.0.0', 'tests-pass'),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  await registry.checklists.clear(ANNA, ORDERS, '1.0.0', 'tests-pass')
  expect((await registry.checklists.of(ORDERS, '1.0.0'))[0]?.isTicked).toBe(false)
  expect((await opened.events()).slice(-2).map(({ action }) => action)).toEqual([
    'checklist.ticked',
    'checklist.cleared',
  ])
  await expect(registry.checklists.tick(BEN, ORDERS, '1.0.0', 'lunch', {})).rejects.toMatchObject({
    code: 'checklist-item-unknown',
  })
})

test('nothing goes into production without a plan, and not by its author where two are asked for', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0', undefined, BEN)
  await walk(registry, ORDERS, '1.0.0', [
    'specReview',
    'specified',
    'realized',
    'staged',
    'certified',
  ])
  await registry.activationPlans.put(ANNA, ORDERS, '1.0.0', { ...PLAN, environment: 'staging' })
  expect(await to('operational')).toEqual(['plan-written'])
  const plan = await registry.activationPlans.put(ANNA, ORDERS, '1.0.0', PLAN)
  opened.fourEyes = true
  expect(await to('operational')).toEqual(['plan-second-person'])
  await expect(
    registry.activationPlans.put(BEN, ORDERS, '1.0.0', PLAN, plan.revision - 1),
  ).rejects.toMatchObject({ code: 'stale-revision' })
  await registry.activationPlans.put(BEN, ORDERS, '1.0.0', PLAN, plan.revision)
  expect(await to('operational')).toEqual([])
})

test('a plan needs a step, and each step an owner, a verification and a way back', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  const [step] = PLAN.steps
  const without = { environment: 'production', steps: [{ ...step, rollback: ' ' }] } as typeof PLAN
  await expect(registry.activationPlans.put(ANNA, ORDERS, '1.0.0', without)).rejects.toMatchObject({
    code: 'invalid-input',
    details: { errors: [{ pointer: '/steps/0/rollback' }] },
  })
  await expect(registry.activationPlans.get(ORDERS, '1.0.0')).rejects.toMatchObject({
    code: 'plan-not-found',
  })
})
