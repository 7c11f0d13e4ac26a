import type { Change } from '../../../src/governance/circles/change.ts'
import type { ProposalInput, Step } from '../../../src/governance/index.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned()
  await withClerks(governed)
})
afterEach(() => governed.close())

const BO = person('bo')
const CY = person('cy')

const input = (...changes: readonly Change[]): ProposalInput => ({
  title: 'A change',
  circle: 'anchor',
  example: 'It happened.',
  rationale: 'It would not have.',
  changes: [...changes],
})
const make = (actor: typeof ADA, ...changes: readonly Change[]) =>
  governed.governance.proposals.make(actor, input(...changes))

const steward: Change = {
  kind: 'role.create',
  role: 'steward',
  circle: 'anchor',
  title: 'Steward',
  purpose: 'Payments.',
  domains: ['payments'],
}

async function adopted(actor: typeof ADA, ...changes: readonly Change[]): Promise<void> {
  const { id } = await make(actor, ...changes)
  const { proposals } = governed.governance
  while ((await proposals.get(id)).state !== 'objecting') governed.pass(24)
  for (const member of [ADA, BO, CY]) {
    if (member !== actor) await proposals.step(member, id, { kind: 'no-objection' })
  }
  expect((await proposals.get(id)).state).toBe('adopted')
}

const object = (role: string): Step => ({
  kind: 'object',
  role,
  text: 'x',
  answers: ['harm', 'caused', 'known', 'own-role', 'breaks-the-rules'].map((criterion) => ({
    criterion,
    holds: true,
    because: 'x',
  })),
})

describe('a proposal that gives authority to whoever made it', () => {
  test.each<[string, Change]>([
    ['by filling a role', { kind: 'role.assign', role: 'clerk', person: 'ada' }],
    ['by electing oneself', { kind: 'role.elect', role: 'anchor-secretary', person: 'ada' }],
    [
      'by a domain of a role of one’s own',
      { kind: 'role.amend', role: 'anchor-lead', domains: [''] },
    ],
  ])('is told apart, and silence does not adopt it: %s', async (_how, change) => {
    const { proposals } = governed.governance
    const { id } = await make(ADA, change)
    expect((await proposals.get(id)).selfGrant).toBe(true)
    governed.pass(24 * 60)
    expect(await proposals.get(id)).toMatchObject({ state: 'rejected' })
  })

  test('is told apart when it takes a role away whose domain falls back to its proposer', async () => {
    const { circles, proposals } = governed.governance
    await adopted(BO, steward)
    await circles.assign(ADA, 'steward', { person: 'cy' })
    const removing = await make(ADA, { kind: 'role.remove', role: 'steward' })
    expect(removing.selfGrant).toBe(true)
    const emptying = await make(ADA, { kind: 'role.unassign', role: 'steward', person: 'cy' })
    expect(emptying.selfGrant).toBe(true)
    const shrinking = await make(ADA, { kind: 'role.amend', role: 'steward', domains: [] })
    expect(shrinking.selfGrant).toBe(true)
    const byOthers = await make(BO, { kind: 'role.remove', role: 'steward' })
    expect(byOthers.selfGrant).toBe(false)
    governed.pass(24 * 60)
    expect((await proposals.get(removing.id)).state).toBe('rejected')
  })
})

test('a person objects once, for a role that they fill', async () => {
  const { proposals } = governed.governance
  const { id } = await make(BO, { kind: 'role.amend', role: 'clerk', purpose: 'x' })
  for (let round = 0; round < 3; round++) await proposals.step(ADA, id, { kind: 'next' })
  await expect(proposals.step(CY, id, object('anchor-lead'))).rejects.toMatchObject({
    code: 'proposal-step-refused',
    message:
      'cy does not fill anchor-lead in this circle, and objects for a role of their own only.',
  })
  await proposals.step(CY, id, object('clerk'))
  await expect(proposals.step(CY, id, object('clerk'))).rejects.toMatchObject({
    code: 'proposal-step-refused',
    message:
      'You have answered for this revision already; withdraw your objection, or let it be tested.',
  })
})

test('a vote after closing is refused, and counts nowhere', async () => {
  const board = await openGoverned('board')
  try {
    const { proposals } = board.governance
    const { id } = await proposals.make(ADA, input(steward))
    board.pass(24 * 60)
    await expect(proposals.step(ADA, id, { kind: 'vote', choice: 'yes' })).rejects.toMatchObject({
      code: 'proposal-step-refused',
      message: expect.stringContaining('this one is rejected') as string,
    })
    expect((await proposals.get(id)).contributions).toEqual([])
  } finally {
    await board.close()
  }
})

test('circular circles, and domains that two roles would control, are refused by name', async () => {
  const circle = (id: string, parent: string): Change => ({
    kind: 'circle.create',
    circle: id,
    parent,
    title: id,
    purpose: 'x',
    domains: [],
  })
  await adopted(BO, circle('outer', 'anchor'))
  await expect(
    make(BO, { kind: 'circle.amend', circle: 'outer', parent: 'outer' }),
  ).rejects.toMatchObject({
    code: 'change-refused',
    message: 'The changes cannot be made: The circle outer would lie within itself.',
  })
  await expect(
    make(BO, steward, { ...steward, role: 'other', domains: ['payments'] }),
  ).rejects.toMatchObject({
    code: 'change-refused',
    message:
      'The changes cannot be made: The domain payments would be controlled by both other and steward; a domain has one role.',
  })
})

test('the last one who answers for everything cannot be taken away', async () => {
  await expect(
    governed.governance.circles.unassign(ADA, 'anchor-lead', 'ada'),
  ).rejects.toMatchObject({
    code: 'change-refused',
    message:
      'Nobody would fill anchor-lead, to whom everything falls that nobody else decides; assign somebody else first.',
  })
})

test('whom the last filler of an ordinary role leaves it to is whoever leads its circle', async () => {
  const { governance } = governed
  const { circles } = governance
  for (const name of ['bo', 'cy']) {
    expect((await governance.threeQuestions('role:clerk')).whoDecides.role).toBe('clerk')
    await circles.unassign(ADA, 'clerk', name)
  }
  expect((await circles.role('clerk')).role.filledBy).toEqual([])
  expect((await governance.threeQuestions('role:clerk')).whoDecides).toMatchObject({
    role: 'anchor-lead',
    people: ['ada'],
    because: [
      'role:clerk names the role clerk.',
      'Nobody fills clerk.',
      'It falls to anchor-lead, who leads anchor.',
    ],
  })
})

test('of two proposals that change the same thing the second is not carried out, and becomes a tension of the circle', async () => {
  const { proposals, tensions } = governed.governance
  const first = await make(BO, { kind: 'role.amend', role: 'clerk', purpose: 'One.' })
  const second = await make(CY, { kind: 'role.amend', role: 'clerk', purpose: 'Two.' })
  governed.pass(24 * 60)
  await governed.governance.performRounds()
  const [one, two] = [await proposals.get(first.id), await proposals.get(second.id)]
  expect([one.state, two.state].toSorted()).toEqual(['adopted', 'not-applicable'])
  const late = one.state === 'adopted' ? two : one
  expect(late.outcome?.reason).toContain('The role clerk was changed in version')
  expect((await tensions.list({ by: 'system' })).items).toMatchObject([
    { key: `not-applicable:${late.id}`, subject: 'circle:anchor', role: 'anchor-lead' },
  ])
})

test('a clock that is set back reopens no round, ends no office and orders versions as they came', async () => {
  const { proposals, circles, elections } = governed.governance
  const { id } = await make(BO, { kind: 'role.amend', role: 'clerk', purpose: 'x' })
  await proposals.step(ADA, id, { kind: 'next' })
  const { updatedAt } = await proposals.get(id)
  governed.pass(-24 * 300)
  await proposals.step(CY, id, { kind: 'react', text: 'Fine.' })
  expect(await proposals.get(id)).toMatchObject({ state: 'reacting', updatedAt })
  const before = await governed.record.inForce()
  await circles.assign(ADA, 'clerk', { person: 'di' })
  const after = await governed.record.inForce()
  expect(after.at).toBe(before.at)
  expect(after.number).toBe(before.number + 1)
  const { id: election } = await elections.call(BO, { role: 'anchor-secretary', reason: 'x' })
  governed.pass(-24)
  await elections.step(ADA, election, { kind: 'describe' })
  expect((await elections.get(ADA, election)).state).toBe('nominating')
})

test('nonsense is answered with what, where and what to do, and changes nothing', async () => {
  const { number } = await governed.record.inForce()
  const nonsense: readonly unknown[] = [
    undefined,
    null,
    [],
    'x',
    {},
    { ...input(steward), changes: [] },
    { ...input(steward), title: 'x'.repeat(201) },
    { ...input(steward), __proto__: { admin: true }, extra: 1 },
    { ...input(), changes: [{ kind: 'role.assign', role: '../x', person: 'ada' }] },
  ]
  for (const said of nonsense) {
    await expect(
      governed.governance.proposals.make(BO, said as ProposalInput),
    ).rejects.toMatchObject({ code: 'governance-invalid' })
  }
  for (const said of nonsense) {
    await expect(
      governed.governance.elections.call(BO, said as { role: string; reason: string }),
    ).rejects.toMatchObject({ code: 'governance-invalid' })
    await expect(governed.governance.rulings.give(ADA, said as never)).rejects.toMatchObject({
      code: 'governance-invalid',
    })
    await expect(governed.governance.emergencies.declare(BO, said as never)).rejects.toMatchObject({
      code: 'governance-invalid',
    })
  }
  expect((await governed.record.inForce()).number).toBe(number)
})
