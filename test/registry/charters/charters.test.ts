import { ORDERS, opened } from '../support/opened-with-orders.ts'
import { ANNA, BEN, push, refusals, STRANGER, walk } from '../support/test-registry.ts'
import type { PolicyQuestion } from '../../../src/registry/index.ts'

const to = async (state: string, reason = 'It is wanted.'): Promise<readonly string[]> =>
  refusals(await opened.registry.charters.request(ANNA, ORDERS, { to: state, reason }))

async function nameCapability(): Promise<void> {
  const { services } = opened.registry
  const { revision } = await services.get(ORDERS)
  await services.update(ANNA, ORDERS, { capability: 'Order management' }, revision)
}

test('a capability is identified, reviewed and approved, and retired once no version is left', async () => {
  const { registry } = opened
  expect(await registry.charters.overview(ANNA, ORDERS)).toMatchObject({
    state: 'identified',
    phase: 'planning',
    history: [],
  })
  expect(await to('charterReview')).toEqual(['capability-named'])
  await nameCapability()
  expect(await to('charterReview')).toEqual([])
  opened.fourEyes = true
  expect(await to('approved')).toEqual(['second-person'])
  const approved = await registry.charters.request(BEN, ORDERS, { to: 'approved' })
  expect(approved).toMatchObject({ allowed: true, lifecycle: { id: 'service', version: '1.0.0' } })
  await push(registry, ORDERS, '1.0.0')
  opened.fourEyes = false
  await walk(registry, ORDERS, '1.0.0', ['specReview', 'specified'])
  expect(await to('retired')).toEqual(['no-live-versions'])
  await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'retired', reason: 'Not built.' })
  expect(await to('retired')).toEqual([])
  const { state, history } = await registry.charters.overview(ANNA, ORDERS)
  expect([state, history.map((decision) => decision.allowed)]).toEqual([
    'retired',
    [true, false, true, false, true, false],
  ])
})

test('a version of a capability that is not approved does not go into operation', async () => {
  const { registry } = opened
  await nameCapability()
  await push(registry, ORDERS, '1.0.0')
  await walk(registry, ORDERS, '1.0.0', [
    'specReview',
    'specified',
    'realized',
    'staged',
    'certified',
  ])
  const refused = await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'operational' })
  expect(refusals(refused)).toEqual(['capability-approved'])
  await to('charterReview')
  await to('approved')
  await walk(registry, ORDERS, '1.0.0', ['operational'])
})

test('whom the authority refuses changes nothing, and the refusal is recorded', async () => {
  const refused = opened.registry.charters.request(STRANGER, ORDERS, { to: 'charterReview' })
  await expect(refused).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await opened.registry.charters.overview(ANNA, ORDERS)).state).toBe('identified')
  expect((await opened.events()).at(-1)?.action).toBe('service.transition-refused')
})

describe('the machine of policies', () => {
  const question: PolicyQuestion = {
    from: 'proposed',
    to: 'adopted',
    policy: {
      id: 'strict',
      enforcement: 'gate',
      graceUntil: '2027-03-01T00:00:00.000Z',
      isGraceOver: false,
      isImpactKnown: true,
      affectedVersions: 3,
    },
    proposal: { id: 'p-1', isAdopted: false },
    reason: '',
  }
  const unmet = async (changes: Partial<PolicyQuestion>): Promise<readonly string[]> =>
    (await opened.registry.lifecycles.judgePolicy({ ...question, ...changes })).conditions.flatMap(
      ({ id, holds }) => (holds === 'yes' ? [] : [id]),
    )

  test('lets nothing through but what an adopted proposal says', async () => {
    expect(await unmet({})).toEqual(['proposal-adopted'])
    expect(await unmet({ proposal: { id: 'p-1', isAdopted: true } })).toEqual([])
    expect(await unmet({ from: 'enforced', to: 'repealed' })).toEqual([
      'proposal-adopted',
      'reason-given',
    ])
  })

  test('enforces only once the grace is over', async () => {
    const enforce = { from: 'audit', to: 'enforced' }
    expect(await unmet(enforce)).toEqual(['grace-over'])
    expect(await unmet({ ...enforce, policy: { ...question.policy, isGraceOver: true } })).toEqual(
      [],
    )
  })

  test('knows no other ways', async () => {
    await expect(unmet({ from: 'repealed', to: 'enforced' })).rejects.toMatchObject({
      code: 'transition-unknown',
    })
  })
})
