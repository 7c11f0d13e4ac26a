import type { Change } from '../../../src/governance/circles/change.ts'
import { policySetOf } from '../../../src/governance/policies/policy-set.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned()
  await withClerks(governed)
})
afterEach(() => governed.close())

const BO = person('bo')

/** Proposed by bo, and adopted by silence. */
async function adopted(...changes: readonly Change[]): Promise<string> {
  const { proposals } = governed.governance
  const { id } = await proposals.make(BO, {
    title: 'Contracts are looked at',
    circle: 'anchor',
    example: 'A contract went out unread.',
    rationale: 'Somebody would have read it.',
    changes: [...changes],
  })
  governed.pass(24 * 30)
  expect((await proposals.get(id)).state).toBe('adopted')
  return id
}

const policy: Change = {
  kind: 'policy.put',
  policy: {
    id: 'soap',
    pack: 'ws-i-bp-1.1',
    title: 'SOAP services interoperate',
    scope: 'true',
    enforcement: 'gate',
  },
}
const amended: Change = { kind: 'role.amend', role: 'clerk', purpose: 'Reads contracts.' }

const rule = (proposal: string, actor = ADA) =>
  governed.governance.rulings.give(actor, {
    circle: 'anchor',
    subject: `proposal:${proposal}`,
    question: 'May a circle decide this?',
    answer: 'No.',
    logic: 'It is for the circle within.',
    breaksConstitution: true,
  })

describe('what breaks the constitution', () => {
  test('is struck: it disappears from what is in force, its history stays, and those concerned are told', async () => {
    const before = await governed.record.inForce()
    const id = await adopted(policy, amended)
    const with_ = await governed.record.inForce()
    expect(with_.constitution.policies.map((p) => p.id)).toContain('soap')
    const ruling = await rule(id)
    governed.told.length = 0
    const struck = await governed.governance.proposals.strike(ADA, id, {
      ruling: ruling.id,
      reason: 'It is not ours to decide.',
    })
    expect(struck).toMatchObject({
      state: 'struck',
      outcome: {
        reason:
          'Struck by the secretary, since it breaks the constitution: It is not ours to decide.',
        version: with_.number + 1,
      },
    })
    const after = await governed.record.inForce()
    expect(after.number).toBe(with_.number + 1)
    expect(after.constitution.policies).toEqual(before.constitution.policies)
    expect(after.organisation.roles.find(({ id: role }) => role === 'clerk')?.purpose).toBe(
      'Records.',
    )
    expect((await governed.record.get(with_.number))?.constitution.policies).toEqual(
      with_.constitution.policies,
    )
    expect(governed.told).toMatchObject([
      { kind: 'proposal.struck', roles: ['anchor-lead', 'clerk'], accounts: ['bo', 'ada', 'cy'] },
    ])
    const { history } = await governed.governance.circles.role('clerk')
    expect(history[0]).toMatchObject({ kind: 'struck', struck: id })
    const events = await governed.store.outbox.pending(500)
    expect(events.filter(({ action }) => action.includes('struck')).map((e) => e.subject)).toEqual([
      'role:clerk',
      'policy:soap',
      `proposal:${id}`,
    ])
  })

  test('changes the set of policies in force, by which verdicts are judged again', async () => {
    const id = await adopted(policy)
    const { id: ruling } = await rule(id)
    const versions = await governed.store.collection(
      (await import('../../../src/governance/index.ts')).RATIFICATIONS,
    )
    const digestOf = async (number: number) => {
      const stored = await versions.get(String(number))
      return (
        stored &&
        policySetOf(stored.value)
          .policies.map((p) => p.id)
          .toSorted()
      )
    }
    const { number } = await governed.record.inForce()
    await governed.governance.proposals.strike(ADA, id, { ruling, reason: 'x' })
    expect(await digestOf(number)).toContain('soap')
    expect(await digestOf(number + 1)).not.toContain('soap')
  })

  test('is struck once, only after a ruling that says so, and only by who keeps the records', async () => {
    const id = await adopted(amended)
    const other = await governed.governance.rulings.give(ADA, {
      circle: 'anchor',
      subject: 'constitution',
      question: 'Is silence consent?',
      answer: 'Yes.',
      logic: 'The method says so.',
    })
    const { proposals } = governed.governance
    const reason = 'x'
    await expect(proposals.strike(ADA, id, { ruling: other.id, reason })).rejects.toMatchObject({
      code: 'strike-refused',
    })
    await expect(proposals.strike(ADA, id, { ruling: 'none', reason })).rejects.toMatchObject({
      code: 'ruling-not-found',
    })
    const { id: ruling } = await rule(id)
    await expect(proposals.strike(BO, id, { ruling, reason })).rejects.toMatchObject({
      code: 'governance-not-allowed',
    })
    await proposals.strike(ADA, id, { ruling, reason })
    await expect(proposals.strike(ADA, id, { ruling, reason })).rejects.toMatchObject({
      message: '"Contracts are looked at" is struck already.',
    })
  })

  test('stays as later decisions made it', async () => {
    const id = await adopted(amended)
    await adopted({ kind: 'role.amend', role: 'clerk', purpose: 'Reads everything.' })
    const { id: ruling } = await rule(id)
    await expect(
      governed.governance.proposals.strike(ADA, id, { ruling, reason: 'x' }),
    ).rejects.toMatchObject({
      code: 'strike-refused',
      message:
        'What "Contracts are looked at" changed was changed again since, so that nothing of it is in force.',
    })
  })
})

describe('rulings', () => {
  test('are superseded in their own circle and overruled by the one around it, never both at once', async () => {
    const { rulings, proposals, circles } = governed.governance
    await adopted({
      kind: 'circle.create',
      circle: 'payments',
      parent: 'anchor',
      title: 'Payments',
      purpose: 'Money.',
    })
    await circles.assign(ADA, 'payments-lead', { person: 'bo' })
    const input = {
      circle: 'payments',
      subject: 'constitution',
      question: 'Who answers?',
      answer: 'The lead.',
      logic: 'Nobody else does.',
    }
    const first = await rulings.give(BO, input)
    expect(first).toMatchObject({ state: 'in-force', role: 'payments-lead' })
    const second = await rulings.give(BO, { ...input, supersedes: first.id })
    expect(await rulings.get(first.id)).toMatchObject({ state: 'superseded', endedBy: second.id })
    await expect(rulings.give(BO, { ...input, supersedes: first.id })).rejects.toMatchObject({
      code: 'ruling-refused',
      message: `The ruling ${first.id} is superseded already; name ${second.id} instead.`,
    })
    const outer = { ...input, circle: 'anchor' }
    await expect(rulings.give(BO, { ...outer, overrules: second.id })).rejects.toMatchObject({
      code: 'governance-not-allowed',
    })
    await expect(rulings.give(ADA, { ...outer, supersedes: second.id })).rejects.toMatchObject({
      code: 'ruling-refused',
    })
    const third = await rulings.give(ADA, { ...outer, overrules: second.id })
    expect(await rulings.get(second.id)).toMatchObject({ state: 'overruled', endedBy: third.id })
    await expect(rulings.give(BO, { ...input, overrules: third.id })).rejects.toMatchObject({
      message:
        'The circle payments is not around anchor; only a circle around it overrules its rulings.',
    })
    expect((await proposals.list()).items).toHaveLength(2)
  })
})

describe('a process breakdown', () => {
  beforeEach(async () => {
    await adopted({
      kind: 'circle.create',
      circle: 'payments',
      parent: 'anchor',
      title: 'Payments',
      purpose: 'Money.',
    })
    await governed.governance.circles.assign(ADA, 'payments-lead', { person: 'bo' })
  })

  test('hands facilitation and records to the circle around, until that says that it is over', async () => {
    const { breakdowns, rulings, elections } = governed.governance
    const ruling = {
      circle: 'payments',
      subject: 'constitution',
      question: 'q',
      answer: 'a',
      logic: 'l',
    }
    await expect(rulings.give(ADA, ruling)).rejects.toMatchObject({
      code: 'governance-not-allowed',
    })
    const reason = 'Proposals are discarded unread.'
    const broken = await breakdowns.declare(ADA, 'payments', { reason })
    expect(broken.breakdown).toMatchObject({ by: 'ada', reason })
    await rulings.give(ADA, ruling)
    await expect(rulings.give(BO, ruling)).rejects.toMatchObject({ code: 'governance-not-allowed' })
    const { id } = await elections.call(BO, { role: 'payments-secretary', reason: 'x' })
    expect((await elections.get(ADA, id)).participants?.facilitators).toEqual(['ada'])
    await expect(breakdowns.declare(ADA, 'payments', { reason })).rejects.toMatchObject({
      code: 'breakdown-refused',
    })
    await expect(breakdowns.restore(BO, 'payments', { reason })).rejects.toMatchObject({
      code: 'governance-not-allowed',
    })
    expect(await breakdowns.restore(ADA, 'payments', { reason: 'Better.' })).not.toHaveProperty(
      'breakdown',
    )
    expect((await elections.get(ADA, id)).participants?.facilitators).toEqual(['bo'])
  })

  test('that lasts becomes a tension of the circle around', async () => {
    const { breakdowns, tensions } = governed.governance
    await breakdowns.declare(BO, 'payments', { reason: 'We cannot agree.' })
    governed.pass(29 * 24)
    await governed.duties.performDue()
    expect((await tensions.list({ by: 'system' })).items).toEqual([])
    governed.pass(2 * 24)
    expect((await governed.duties.performDue()).failed).toBe(0)
    expect((await tensions.list({ by: 'system' })).items).toMatchObject([
      { subject: 'circle:anchor', circle: 'anchor', role: 'anchor-lead' },
    ])
  })
})
