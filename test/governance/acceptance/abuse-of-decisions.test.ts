import { ACCOUNTS } from '../../../src/governance/accounts/account-documents.ts'
import type { Change } from '../../../src/governance/circles/change.ts'
import type { Governance, ProposalInput, Step } from '../../../src/governance/index.ts'
import type { Constitution } from '../../../src/governance/constitution/constitution.ts'
import { shipped } from '../support/governed.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

const BO = person('bo')
const CY = person('cy')
const DI = person('di')

const input = (...changes: readonly Change[]): ProposalInput => ({
  title: 'A change',
  circle: 'anchor',
  example: 'It happened.',
  rationale: 'It would not have.',
  changes: [...changes],
})
const reviewer: Change = {
  kind: 'role.create',
  role: 'reviewer',
  circle: 'anchor',
  title: 'Reviewer',
  purpose: 'A second look.',
}
const purpose: Change = { kind: 'role.amend', role: 'clerk', purpose: 'Another one.' }
const vote = (choice: 'yes' | 'no'): Step => ({ kind: 'vote', choice })

let governed: Governed
let proposals: Governance['proposals']
async function open(...given: Parameters<typeof openGoverned>): Promise<void> {
  governed = await openGoverned(...given)
  ;({ proposals } = governed.governance)
}
afterEach(() => governed.close())

const make = async (actor: typeof ADA, ...changes: readonly Change[]): Promise<string> =>
  (await proposals.make(actor, input(...changes))).id

const toObjections = async (id: string): Promise<void> => {
  for (let round = 0; round < 3; round++) await proposals.step(ADA, id, { kind: 'next' })
}

const object = (role: string, holds = true): Step => ({
  kind: 'object',
  role,
  text: 'It would harm.',
  answers: ['harm', 'caused', 'known', 'own-role', 'breaks-the-rules'].map((criterion) => ({
    criterion,
    holds,
    because: 'So it is.',
  })),
})

describe('a vote is decided by those who had a vote when it began', () => {
  beforeEach(async () => {
    await open('board')
    for (const { id } of [BO, CY, DI]) {
      await governed.governance.circles.assign(ADA, 'board-member', { person: id })
    }
  })

  test('so that dismissing who is against it neither takes their votes away nor shrinks the quorum', async () => {
    const { circles } = governed.governance
    const id = await make(ADA, reviewer)
    await proposals.step(BO, id, vote('no'))
    await proposals.step(CY, id, vote('no'))
    for (const name of ['bo', 'cy', 'di']) await circles.unassign(ADA, 'board-member', name)
    await proposals.step(ADA, id, vote('yes'))
    expect((await proposals.get(id)).state).toBe('voting')
    governed.pass(169)
    expect(await proposals.get(id)).toMatchObject({
      state: 'rejected',
      outcome: {
        reason: 'There was no majority: 1 for, 2 against, 0 abstained, of 4 with a vote.',
      },
    })
  })

  test('so that nobody who is appointed while it goes on votes, and silence of who left counts to nobody', async () => {
    const { circles } = governed.governance
    const id = await make(ADA, reviewer)
    for (const name of ['bo', 'cy', 'di']) await circles.unassign(ADA, 'board-member', name)
    await circles.assign(ADA, 'board-member', { person: 'ed' })
    await expect(proposals.step(person('ed'), id, vote('yes'))).rejects.toMatchObject({
      code: 'proposal-step-refused',
      message: 'Who votes on this was settled when the voting began, and ed had no vote then.',
    })
    await proposals.step(ADA, id, vote('yes'))
    governed.pass(169)
    expect((await proposals.get(id)).outcome?.reason).toBe(
      'The quorum of 2 votes was not reached: 1 for, 0 against, 0 abstained, of 4 with a vote.',
    )
  })

  test('and a surrogate has the vote of whoever is away, which is one vote', async () => {
    const { circles } = governed.governance
    const id = await make(ADA, reviewer)
    await proposals.step(BO, id, vote('no'))
    await circles.nameSurrogate(BO, 'board-member', {
      ...{ person: 'bo', surrogate: 'ed', until: '2026-12-01', reason: 'On leave.' },
    })
    await proposals.step(person('ed'), id, vote('yes'))
    await proposals.step(CY, id, vote('yes'))
    const { contributions, participants } = await proposals.get(id)
    expect(participants?.seats).toEqual({ ed: 'bo' })
    expect(contributions.map(({ by, seat, choice }) => [by, seat, choice])).toEqual([
      ['ed', 'bo', 'yes'],
      ['cy', undefined, 'yes'],
    ])
  })
})

test('a board that nobody is appointed to any more adopts nothing, and is appointed anew by its chair', async () => {
  await open('board')
  const { circles } = governed.governance
  await circles.unassign(ADA, 'board-member', 'ada')
  const id = await make(ADA, reviewer)
  governed.pass(169)
  expect((await proposals.get(id)).outcome?.reason).toBe(
    'The quorum of 0 votes was not reached: 0 for, 0 against, 0 abstained, of 0 with a vote.',
  )
  await circles.assign(ADA, 'board-member', { person: 'bo' })
  const again = await make(ADA, reviewer)
  await proposals.step(BO, again, vote('yes'))
  expect((await proposals.get(again)).state).toBe('adopted')
})

describe('somebody who leaves while a round is open', () => {
  beforeEach(async () => {
    await open()
    await withClerks(governed)
  })

  test('is waited for in the round of objections, so that dismissing who is silent hastens nothing', async () => {
    const { circles } = governed.governance
    const id = await make(ADA, purpose)
    await toObjections(id)
    for (const name of ['bo', 'cy']) await circles.unassign(ADA, 'clerk', name)
    await proposals.step(ADA, id, { kind: 'no-objection' })
    expect(await proposals.get(id)).toMatchObject({
      state: 'objecting',
      asked: ['ada', 'bo', 'cy'],
    })
    governed.pass(73)
    expect((await proposals.get(id)).outcome?.reason).toBe(
      'The time for objections is over, and no valid objection stands.',
    )
  })

  test('is not waited for while somebody stands in', async () => {
    const { circles } = governed.governance
    const id = await make(ADA, purpose)
    await toObjections(id)
    const away = { person: 'bo', surrogate: 'di', until: '2027-06-01', reason: 'On leave.' }
    await circles.nameSurrogate(BO, 'clerk', away)
    for (const member of [CY, DI]) await proposals.step(member, id, { kind: 'no-objection' })
    expect((await proposals.get(id)).state).toBe('adopted')
  })

  test('leaves an objection behind that stands; what is proposed anew is free of it', async () => {
    const { circles } = governed.governance
    const id = await make(BO, purpose)
    await toObjections(id)
    await proposals.step(CY, id, object('clerk'))
    await proposals.step(ADA, id, { kind: 'rule', objection: 1, valid: true, because: 'Named.' })
    await circles.unassign(ADA, 'clerk', 'cy')
    governed.pass(24 * 60)
    expect((await proposals.get(id)).state).toBe('integrating')
    await proposals.step(BO, id, { kind: 'withdraw', text: 'Whoever objected has left.' })
    const again = await make(BO, purpose)
    governed.pass(24 * 60)
    expect((await proposals.get(again)).state).toBe('adopted')
  })
})

/** As the account of somebody who has left the organisation is, whatever roles they fill. */
async function leaves(name: string): Promise<void> {
  const at = governed.now.toISOString()
  const accounts = await governed.store.collection(ACCOUNTS)
  const cost = { cost: 2, blockSize: 1, parallelization: 1 }
  const password = { algorithm: 'scrypt' as const, ...cost, salt: '', key: '' }
  const times = { deactivatedAt: at, createdAt: at, updatedAt: at }
  await accounts.insert(name, { name, password, passwordVersion: 1, ...times }, [])
}

describe('somebody whose account is deactivated, and whose roles nobody else has yet', () => {
  test('is in no electorate and no quorum of a vote that begins from then on', async () => {
    await open('board')
    const { circles } = governed.governance
    for (const { id } of [BO, CY, DI]) await circles.assign(ADA, 'board-member', { person: id })
    await leaves('cy')
    await leaves('di')
    const id = await make(ADA, reviewer)
    expect((await proposals.get(id)).electorate).toEqual(['ada', 'bo'])
    await proposals.step(BO, id, vote('yes'))
    await proposals.step(ADA, id, vote('yes'))
    expect(await proposals.get(id)).toMatchObject({
      state: 'adopted',
      outcome: {
        reason: 'The vote was won: 2 for, 0 against, 0 abstained, of 2 with a vote.',
      },
    })
  })

  test('stays in the electorate of a vote that had begun, which ends by its time', async () => {
    await open('board')
    const { circles } = governed.governance
    for (const { id } of [BO, CY, DI]) await circles.assign(ADA, 'board-member', { person: id })
    const id = await make(ADA, reviewer)
    await leaves('cy')
    await proposals.step(ADA, id, vote('yes'))
    await proposals.step(BO, id, vote('yes'))
    await proposals.step(DI, id, vote('yes'))
    const { state, electorate } = await proposals.get(id)
    expect({ state, electorate }).toEqual({
      state: 'voting',
      electorate: ['ada', 'bo', 'cy', 'di'],
    })
    governed.pass(169)
    expect((await proposals.get(id)).outcome?.reason).toBe(
      'The vote was won: 3 for, 0 against, 0 abstained, of 4 with a vote.',
    )
  })

  test('is not asked for objections any more, nor waited for', async () => {
    await open()
    await withClerks(governed)
    await leaves('cy')
    const id = await make(ADA, purpose)
    await toObjections(id)
    expect(await proposals.get(id)).toMatchObject({
      asked: ['ada', 'bo'],
      participants: { members: { ada: expect.anything() as unknown, bo: ['clerk'] } },
    })
    await proposals.step(BO, id, { kind: 'no-objection' })
    expect((await proposals.get(id)).outcome?.reason).toBe(
      'Every member of the circle has spoken, and no valid objection stands.',
    )
  })

  test('leaves an objection that whoever facilitates withdraws, and whoever has not spoken is asked again', async () => {
    await open()
    await withClerks(governed)
    const id = await make(BO, purpose)
    await toObjections(id)
    await proposals.step(CY, id, object('clerk'))
    await proposals.step(ADA, id, { kind: 'rule', objection: 1, valid: true, because: 'Named.' })
    governed.pass(73)
    expect((await proposals.get(id)).state).toBe('integrating')
    const withdraw: Step = { kind: 'withdraw-objection', objection: 1 }
    await expect(proposals.step(ADA, id, withdraw)).rejects.toThrow('Only cy, who raised it')
    await leaves('cy')
    await expect(proposals.step(BO, id, withdraw)).rejects.toThrow(
      'cy, who raised it, has left; whoever facilitates withdraws the objection: ada.',
    )
    await proposals.step(ADA, id, withdraw)
    expect(await proposals.get(id)).toMatchObject({ state: 'objecting', asked: ['ada', 'bo'] })
    await proposals.step(ADA, id, { kind: 'no-objection' })
    expect((await proposals.get(id)).state).toBe('adopted')
  })

  test('leaves an objection that nobody withdraws from their own proposal', async () => {
    await open()
    await withClerks(governed)
    const id = await make(ADA, purpose)
    await toObjections(id)
    await proposals.step(CY, id, object('clerk'))
    await leaves('cy')
    await expect(
      proposals.step(ADA, id, { kind: 'withdraw-objection', objection: 1 }),
    ).rejects.toThrow('cy, who raised it, has left, and you made the proposal')
  })
})

test('an approval that was given stands when its role passes to somebody else', async () => {
  await open('startup')
  const { circles, constitutions } = governed.governance
  const startup = (await constitutions.inForce()).constitution
  const both = {
    ...startup,
    decisions: startup.decisions?.map((rule) => ({
      ...rule,
      method: {
        kind: 'approver' as const,
        roles: ['anchor-lead', 'reviewer'],
        needed: 2,
        decideHours: 100,
      },
    })),
  }
  const approve = (role: string): Step => ({ kind: 'approve', role, approves: true, text: 'x' })
  const first = await make(ADA, reviewer, {
    kind: 'constitution.amend',
    constitution: both,
  })
  await proposals.step(ADA, first, approve('anchor-lead'))
  await circles.assign(ADA, 'reviewer', { person: 'bo' })
  const id = await make(ADA, { kind: 'role.amend', role: 'reviewer', purpose: 'x' })
  await proposals.step(BO, id, approve('reviewer'))
  await circles.unassign(ADA, 'reviewer', 'bo')
  await circles.assign(ADA, 'reviewer', { person: 'cy' })
  await proposals.step(ADA, id, approve('anchor-lead'))
  expect((await proposals.get(id)).state).toBe('adopted')
})

describe('nobody talks others down', () => {
  beforeEach(async () => {
    await open()
    await withClerks(governed)
  })

  test('by objecting and withdrawing without end', async () => {
    const id = await make(BO, purpose)
    await toObjections(id)
    for (let objection = 1; objection <= 5; objection++) {
      await proposals.step(CY, id, object('clerk'))
      await proposals.step(CY, id, { kind: 'withdraw-objection', objection })
    }
    await expect(proposals.step(CY, id, object('clerk'))).rejects.toMatchObject({
      message:
        'You have raised and withdrawn 5 objections to this text; say that you have none, or escalate it to a meeting.',
    })
    await proposals.step(ADA, id, object('anchor-lead'))
    expect((await proposals.get(id)).state).toBe('integrating')
  })

  test('by asking without end', async () => {
    const id = await make(BO, purpose)
    for (let asked = 0; asked < 100; asked++) {
      await proposals.step(CY, id, { kind: 'ask', text: 'Why?' })
    }
    await expect(proposals.step(CY, id, { kind: 'ask', text: 'Why?' })).rejects.toMatchObject({
      message:
        'You have said 100 things about this proposal, and others need room, too; escalate it to a meeting.',
    })
    await proposals.step(ADA, id, { kind: 'ask', text: 'For how long?' })
  })
})

test('nobody judges an objection to their own election, and with nobody else to judge the answers decide', async () => {
  await open()
  await withClerks(governed)
  const { elections } = governed.governance
  const { id } = await elections.call(BO, { role: 'anchor-facilitator', reason: 'None.' })
  await elections.step(ADA, id, { kind: 'describe' })
  for (const member of [ADA, BO, CY]) {
    await elections.step(member, id, { kind: 'nominate', nominee: 'ada', reason: 'Fair.' })
  }
  for (const member of [ADA, BO, CY]) await elections.step(member, id, { kind: 'share', text: 'x' })
  await elections.step(ADA, id, { kind: 'propose' })
  await elections.step(CY, id, object('clerk') as never)
  expect(await elections.get(ADA, id)).toMatchObject({
    objections: [{ by: 'cy', state: 'valid', ruling: { by: 'system' } }],
    candidacies: [{ candidate: 'ada', discarded: 'cy objected: It would harm.' }],
  })
})

describe('a proposal gives authority to who made it, which silence does not adopt', () => {
  beforeEach(async () => {
    await open()
    await withClerks(governed)
  })

  test('when it grants a waiver that its proposer asked for', async () => {
    const own = await make(BO, { kind: 'waiver.grant', waiver: 'bo' })
    const other = await make(BO, { kind: 'waiver.grant', waiver: 'cy' })
    expect((await proposals.get(own)).selfGrant).toBe(true)
    expect((await proposals.get(other)).selfGrant).toBe(false)
    governed.pass(24 * 60)
    expect((await proposals.get(own)).state).toBe('rejected')
    expect((await proposals.get(other)).state).toBe('adopted')
  })

  test('when it moves a circle into one that its proposer leads', async () => {
    const { circles } = governed.governance
    const circle = (id: string): Change => ({
      ...{ kind: 'circle.create', circle: id, parent: 'anchor', title: id, purpose: 'x' },
    })
    const made = await make(ADA, circle('payments'), circle('cards'))
    governed.pass(24 * 60)
    expect((await proposals.get(made)).state).toBe('adopted')
    await circles.assign(ADA, 'payments-lead', { person: 'bo' })
    const move: Change = { kind: 'circle.amend', circle: 'cards', parent: 'payments' }
    expect((await proposals.get(await make(BO, move))).selfGrant).toBe(true)
    expect((await proposals.get(await make(CY, move))).selfGrant).toBe(false)
  })
})

test('a role is given to nobody without an account, under whose name anybody could be invited later', async () => {
  await open()
  await withClerks(governed)
  const assign: Change = { kind: 'role.assign', role: 'clerk', person: 'nobody' }
  const refusal = {
    code: 'change-refused',
    message:
      'The changes cannot be made: There is no account nobody; invite the person first, or activate their account.',
  }
  await expect(make(BO, assign)).rejects.toMatchObject(refusal)
  await expect(
    make(BO, { kind: 'role.elect', role: 'anchor-secretary', person: 'nobody' }),
  ).rejects.toMatchObject(refusal)
  const id = await make(BO, purpose)
  for (let round = 0; round < 2; round++) await proposals.step(ADA, id, { kind: 'next' })
  await expect(proposals.step(BO, id, { kind: 'amend', changes: [assign] })).rejects.toMatchObject(
    refusal,
  )
})

describe('amending the constitution', () => {
  const board = shipped('board')
  const amend = (constitution: Partial<Constitution>): Change => ({
    kind: 'constitution.amend',
    constitution: { ...board, ...constitution },
  })
  const methods = (change: (title: string) => object): Partial<Constitution> => ({
    decisions: board.decisions?.map((rule) => ({
      ...rule,
      method: { ...rule.method, ...change(rule.title) },
    })),
  })
  const without = (...ids: readonly string[]): Partial<Constitution> => ({
    articles: board.articles.filter(({ id }) => !ids.includes(id)),
  })
  beforeEach(() => open('board'))

  test.each<[string, readonly Change[], string]>([
    [
      'lets nobody amend it',
      [amend({ decisions: board.decisions?.filter(({ id }) => id !== 'constitution') })],
      'Nothing in its decisions says how the constitution itself is amended',
    ],
    ['has no decisions', [amend({ decisions: undefined })], 'Nothing in its decisions says'],
    [
      'lets nobody propose',
      [amend(without('members'))],
      'No article grants proposal.make to anybody',
    ],
    [
      'carries nothing out',
      [amend(without('carrying-out'))],
      'No article grants proposal.adopt to the registry',
    ],
    [
      'lets a role vote that there is not',
      [amend(methods(() => ({ voters: 'elders' })))],
      'the role elders decides, which no circle would have',
    ],
    [
      'lets a role vote that the anchor circle has not',
      [amend(methods(() => ({ voters: 'rep' })))],
      'the rep of a circle votes, which the anchor circle does not have',
    ],
    [
      'asks for more approvals than there are roles',
      [
        amend({
          decisions: board.decisions?.map((rule) => ({
            ...rule,
            method: { kind: 'approver', roles: ['anchor-lead'], needed: 2, decideHours: 1 },
          })),
        }),
      ],
      '2 roles approve, and 1 are named to.',
    ],
    [
      'takes its voters away in the same breath',
      [
        amend({ roles: board.roles.filter(({ id }) => id !== 'board-member') }),
        { kind: 'role.remove', role: 'board-member' },
      ],
      'the role board-member decides, which no circle would have',
    ],
  ])('is refused while it is proposed when the text %s', async (_what, changes, reason) => {
    await expect(make(ADA, ...changes)).rejects.toMatchObject({
      code: 'change-refused',
      message: expect.stringContaining(reason) as string,
    })
  })

  test('while another amendment is open, leaves that to the rule it began with and finds it out of date', async () => {
    const { circles } = governed.governance
    await circles.assign(ADA, 'board-member', { person: 'bo' })
    const harder = await make(ADA, amend(methods(() => ({ quorum: 1 }))))
    const other = await make(BO, amend({ preamble: 'Another one.' }))
    for (const voter of [ADA, BO]) await proposals.step(voter, harder, vote('yes'))
    expect((await proposals.get(harder)).state).toBe('adopted')
    for (const voter of [ADA, BO]) await proposals.step(voter, other, vote('yes'))
    const late = await proposals.get(other)
    expect(late).toMatchObject({ state: 'not-applicable', method: { quorum: 0.75 } })
    expect(late.outcome?.reason).toContain('The constitution was changed in version')
    const next = await make(BO, amend({ preamble: 'Another one.' }))
    expect((await proposals.get(next)).method).toMatchObject({ quorum: 1 })
  })

  test('moves one circle to consent, and leaves the others with the board', async () => {
    const { circles } = governed.governance
    const consent = {
      id: 'payments-consents',
      title: 'Payments decides by consent',
      changes: ['role.create', 'role.amend', 'role.remove'] as const,
      circles: ['payments'],
      method: { kind: 'consent' as const, objectHours: 24, rulingHours: 24 },
    }
    const text = amend({
      decisions: [{ ...consent, changes: [...consent.changes] }, ...(board.decisions ?? [])],
    })
    await expect(make(ADA, text)).rejects.toMatchObject({
      message: expect.stringContaining(
        'holds in the circle payments, which there would not be',
      ) as string,
    })
    const payments: Change = {
      ...{ kind: 'circle.create', circle: 'payments', parent: 'anchor', title: 'Payments' },
      purpose: 'Money arrives.',
    }
    await circles.assign(ADA, 'board-member', { person: 'bo' })
    const moved = await make(ADA, payments, text)
    for (const voter of [ADA, BO]) await proposals.step(voter, moved, vote('yes'))
    expect((await proposals.get(moved)).state).toBe('adopted')
    await circles.assign(ADA, 'payments-lead', { person: 'bo' })
    const inside = await proposals.make(BO, {
      ...input({ ...reviewer, circle: 'payments' }),
      circle: 'payments',
    })
    expect(inside).toMatchObject({ state: 'objecting', decisionRule: 'payments-consents' })
    expect(await proposals.get(await make(BO, reviewer))).toMatchObject({
      state: 'voting',
      decisionRule: 'board',
    })
    governed.pass(25)
    expect((await proposals.get(inside.id)).state).toBe('adopted')
    await expect(make(ADA, { kind: 'circle.remove', circle: 'payments' })).rejects.toMatchObject({
      code: 'change-refused',
    })
  })
})

test('what was escalated is decided by the constitution in force once it is put again, whoever made it', async () => {
  await open('startup')
  const { constitutions } = governed.governance
  const id = await make(ADA, reviewer)
  await proposals.step(ADA, id, { kind: 'escalate', text: 'For later.' })
  await constitutions.ratify(ADA, { constitution: 'holacracy', reason: 'Authority to all.' })
  const resumed = await proposals.step(ADA, id, { kind: 'resume', text: 'Now.' })
  expect(resumed).toMatchObject({
    state: 'clarifying',
    fourEyes: true,
    constitution: `holacracy@${shipped('holacracy').version}`,
    method: { kind: 'integrative' },
  })
  await expect(
    proposals.step(ADA, id, { kind: 'approve', role: 'anchor-lead', approves: true, text: 'x' }),
  ).rejects.toMatchObject({ code: 'proposal-step-refused' })
})

test('a clock that is set forward by years ends what was due by then, once; set back, it undoes nothing', async () => {
  await open()
  await withClerks(governed)
  const { elections } = governed.governance
  const id = await make(BO, purpose)
  const { id: called } = await elections.call(BO, { role: 'anchor-secretary', reason: 'None.' })
  await elections.step(ADA, called, { kind: 'describe' })
  for (const member of [ADA, BO, CY]) {
    await elections.step(member, called, { kind: 'nominate', nominee: 'bo', reason: 'Careful.' })
  }
  const years = 24 * 365 * 5
  governed.pass(years)
  await governed.governance.performRounds()
  const adopted = await proposals.get(id)
  const elected = await elections.get(ADA, called)
  expect([adopted.state, elected.state]).toEqual(['adopted', 'elected'])
  const { number, organisation } = await governed.record.inForce()
  const [secretary] = organisation.assignments.filter(({ role }) => role === 'anchor-secretary')
  expect(secretary?.until).toBe('2033-01-19T10:00:00.000Z')
  await governed.governance.performRounds()
  governed.pass(-years)
  await governed.governance.performRounds()
  expect((await governed.record.inForce()).number).toBe(number)
  expect(await proposals.get(id)).toEqual(adopted)
  const next = await make(CY, { ...purpose, purpose: 'A third one.' })
  governed.pass(24 * 30)
  expect((await proposals.get(next)).state).toBe('adopted')
})
