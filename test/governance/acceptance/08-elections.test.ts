import { ballotCommitment } from '../../../src/governance/elections/ballot-commitment.ts'
import type { Ballot } from '../../../src/governance/elections/election.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned()
  await withClerks(governed)
})
afterEach(() => governed.close())

const BO = person('bo')
const CY = person('cy')
const ROLE = 'anchor-facilitator'

const call = () =>
  governed.governance.elections.call(BO, { role: ROLE, reason: 'Nobody facilitates.' })

/** Bo is elected by everybody. */
async function elected(): Promise<string> {
  const { elections } = governed.governance
  const { id } = await call()
  await elections.step(ADA, id, { kind: 'describe', term: 90 })
  for (const actor of [ADA, BO, CY]) {
    await elections.step(actor, id, { kind: 'nominate', nominee: 'bo', reason: 'Fair.' })
  }
  await elections.step(ADA, id, { kind: 'next' })
  await elections.step(ADA, id, { kind: 'propose' })
  for (const actor of [ADA, CY, BO]) await elections.step(actor, id, { kind: 'no-objection' })
  return id
}

describe('elections, from the call to the end of the term', () => {
  test('keep nominations secret until all are in, and the ledger proves that they are those that were cast', async () => {
    const { elections } = governed.governance
    const { id } = await call()
    await elections.step(ADA, id, { kind: 'describe' })
    await elections.step(BO, id, { kind: 'nominate', nominee: 'cy', reason: 'Calm.' })
    const seen = await elections.get(CY, id)
    expect(seen.ballots).toEqual([{ by: 'bo', isChanged: false, at: expect.any(String) as string }])
    expect((await elections.get(BO, id)).ballots[0]).toMatchObject({ nominee: 'cy' })
    expect(JSON.stringify(await governed.store.outbox.pending(500))).not.toContain('Calm.')
    await elections.step(ADA, id, { kind: 'nominate', nominee: 'bo', reason: 'Fair.' })
    await elections.step(CY, id, { kind: 'nominate', nominee: 'bo', reason: 'Fair.' })
    expect((await elections.get(CY, id)).ballots.map(({ nominee }) => nominee)).toEqual([
      'cy',
      'bo',
      'bo',
    ])
    const events = await governed.store.outbox.pending(500)
    const steps = events.filter(({ action }) => action === 'election.stepped')
    interface Change {
      readonly step: { readonly commitment?: string }
      readonly opened?: Ballot[]
    }
    const changes = steps.map(({ change }) => change as unknown as Change)
    const opened = changes.at(-1)?.opened ?? []
    expect(opened.map((ballot) => ballotCommitment(ballot)).toSorted()).toEqual(
      changes.flatMap(({ step }) => step.commitment ?? []).toSorted(),
    )
  })

  test('put whoever is elected into office for the term, once, in a version of the governance', async () => {
    const id = await elected()
    const election = await governed.governance.elections.get(ADA, id)
    expect(election).toMatchObject({ state: 'elected', outcome: { version: 6 } })
    const { role, history } = await governed.governance.circles.role(ROLE)
    expect(role.filledBy).toEqual([
      {
        role: ROLE,
        person: 'bo',
        since: '2027-01-21T10:00:00.000Z',
        until: '2027-04-21T10:00:00.000Z',
      },
    ])
    expect(history[0]).toMatchObject({ kind: 'elected', election: id })
    await governed.governance.performRounds()
    expect((await governed.record.inForce()).number).toBe(6)
    expect(governed.told.map(({ kind, accounts }) => [kind, accounts])).toContainEqual([
      'role.elected',
      ['bo'],
    ])
  })

  test('remind before a term ends, and a new election begins by itself when it has ended', async () => {
    await elected()
    await governed.governance.performRounds()
    governed.pass(59 * 24)
    await governed.duties.performDue()
    expect(governed.told.some(({ kind }) => kind === 'role.term-ends')).toBe(false)
    governed.pass(2 * 24)
    await governed.duties.performDue()
    expect(governed.told.find(({ kind }) => kind === 'role.term-ends')).toMatchObject({
      title: 'The term of bo in the role "Facilitator of Anchor circle" ends on 2027-04-21',
      accounts: ['bo'],
    })
    governed.pass(30 * 24)
    expect((await governed.duties.performDue()).failed).toBe(0)
    await governed.duties.performDue()
    const { items } = await governed.governance.elections.list(ADA, { role: ROLE })
    expect(items.map(({ state, calledBy, reason }) => [state, calledBy, reason])).toEqual([
      ['called', 'system', 'The term of bo ended on 2027-04-21.'],
      ['elected', 'bo', 'Nobody facilitates.'],
    ])
    // The secretary is not elected either, so that the lead stands in for both.
    const proposed = await governed.governance.proposals.list()
    expect(proposed.items).toHaveLength(1)
    expect(items[0]?.participants?.facilitators).toEqual(['ada'])
  })

  test('can be called by any member at any time, one at a time, and by nobody else', async () => {
    await expect(
      governed.governance.elections.call(person('zoe'), { role: ROLE, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'governance-not-allowed' })
    const { id } = await call()
    await expect(call()).rejects.toMatchObject({
      code: 'election-refused',
      message: `The election ${id} to the role ${ROLE} is going on already; take part in it.`,
    })
    await expect(
      governed.governance.elections.call(BO, { role: 'clerk', reason: 'x' }),
    ).rejects.toMatchObject({
      code: 'election-refused',
      message:
        'The role clerk is not filled by election under the Constitution of distributed authority; assign somebody instead.',
    })
  })
})

test('under a review board, an appointment has a term, and its end is a tension of whoever appoints', async () => {
  const board = await openGoverned('board')
  try {
    const { governance, duties } = board
    const appointed = await governance.circles.assign(ADA, 'board-member', { person: 'bo' })
    expect(appointed.filledBy.map(({ person: who, until }) => [who, until])).toEqual([
      ['ada', '2028-11-21T10:00:00.000Z'],
      ['bo', '2028-11-21T10:00:00.000Z'],
    ])
    await expect(
      governance.circles.assign(ADA, 'anchor-lead', { person: 'bo', term: 30 }),
    ).rejects.toMatchObject({ code: 'change-refused' })
    await governance.performRounds()
    board.pass(730 * 24)
    expect((await duties.performDue()).failed).toBe(0)
    const { items } = await governance.tensions.list({ by: 'system' })
    expect(items).toMatchObject([
      {
        subject: 'circle:anchor',
        role: 'anchor-lead',
        now: expect.stringContaining('Nobody fills the role board-member') as string,
      },
    ])
    expect(items[0]?.evidence).toHaveLength(2)
    await governance.circles.assign(ADA, 'board-member', { person: 'bo' })
  } finally {
    await board.close()
  }
})
