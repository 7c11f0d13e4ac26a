import { EMERGENCIES, type Emergency } from '../../src/governance/emergencies/emergency.ts'
import { ELECTIONS } from '../../src/governance/elections/election-documents.ts'
import { MEETINGS } from '../../src/governance/meetings/meeting-documents.ts'
import { PROPOSALS } from '../../src/governance/proposals/proposal-documents.ts'
import { STRATEGIES } from '../../src/governance/work/work-documents.ts'
import { TENSIONS } from '../../src/governance/tensions/tension-documents.ts'
import type { Collection } from '../../src/store/index.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from './support/open-governed.ts'

/** More than the store answers at once. */
const MANY = 501

const BO = person('bo')
const SUBJECT = 'version:payments/orders@1.0.0'

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned('holacracy', { 'payments/orders': 'anchor-lead' })
  await withClerks(governed)
})
afterEach(() => governed.close())

/** Puts many like one beside it. */
async function beside<T extends { readonly id: string }>(
  collection: Collection<T>,
  id: string,
  changes: (number: number) => Partial<T>,
): Promise<void> {
  const one = await collection.get(id)
  if (one === undefined) throw new Error(`nothing is kept as ${id}`)
  for (let number = 0; number < MANY; number++) {
    const other = `${id}-${number}`
    await collection.insert(other, { ...one.value, id: other, ...changes(number) }, [])
  }
}

const declare = (subject = SUBJECT) =>
  governed.governance.emergencies.declare(BO, {
    action: 'version.transition',
    subject,
    reason: 'Payments stand still.',
    goodFaith: true,
    lessTension: 'Customers can pay.',
    valueLost: 'A day of sales.',
    spendsNothing: true,
  })

const soon = (number: number): string => new Date(governed.now.getTime() + number + 1).toISOString()

test('an emergency that was declared is found behind any number of others about the same thing', async () => {
  const { id } = await declare()
  const emergencies = await governed.store.collection(EMERGENCIES)
  await beside<Emergency>(emergencies, id, (number) => ({ by: 'cy', createdAt: soon(number) }))
  governed.pass(0.5)
  const thing = { subject: SUBJECT, domain: 'payments', role: 'anchor-lead' }
  const decision = await governed.authority.decide({
    actor: BO,
    action: 'version.transition',
    thing,
    at: governed.now,
  })
  expect(decision).toMatchObject({ allowed: true, emergency: id })
})

test('a request to stop binds behind any number of later emergencies of the same person', async () => {
  const { id } = await declare()
  await governed.governance.emergencies.step(ADA, id, { kind: 'stop', text: 'Wait for me.' })
  const emergencies = await governed.store.collection(EMERGENCIES)
  const stopped = await emergencies.get(id)
  if (stopped === undefined) throw new Error('it was declared')
  const { stop, ...unstopped } = stopped.value
  expect(stop?.text).toBe('Wait for me.')
  for (let number = 0; number < MANY; number++) {
    const value = { ...unstopped, id: `later-${number}`, createdAt: soon(number) }
    await emergencies.insert(value.id, value, [])
  }
  await expect(declare()).rejects.toMatchObject({
    message: `ada asked bo to stop such actions (Wait for me.); until that is lifted at the emergency action ${id}, it takes the role anchor-lead or an adopted proposal.`,
  })
  await governed.governance.emergencies.step(ADA, id, { kind: 'lift', text: 'Go on.' })
  await expect(declare()).resolves.toMatchObject({ state: 'open' })
})

test('the round of a proposal ends behind any number of older ones whose time has not come', async () => {
  const { proposals } = governed.governance
  const { id } = await proposals.make(BO, {
    title: 'Purpose',
    circle: 'anchor',
    example: 'x',
    rationale: 'x',
    changes: [{ kind: 'role.amend', role: 'clerk', purpose: 'x' }],
  })
  const later = '2029-01-01T00:00:00.000Z'
  await beside(await governed.store.collection(PROPOSALS), id, () => ({
    roundClosesAt: later,
    createdAt: '2026-01-01T00:00:00.000Z',
  }))
  governed.pass(25)
  expect(await proposals.advanceDue()).toBe(1)
  expect((await proposals.get(id)).state).toBe('reacting')
})

test('the round of an election ends behind any number of others, and only one election to a role goes on', async () => {
  const { elections } = governed.governance
  const { id } = await elections.call(BO, { role: 'anchor-secretary', reason: 'x' })
  const collection = await governed.store.collection(ELECTIONS)
  await beside(collection, id, (number) => ({
    state: 'closed' as const,
    goingOnFor: `other-${number}`,
    createdAt: soon(number),
  }))
  await expect(elections.call(BO, { role: 'anchor-secretary', reason: 'x' })).rejects.toMatchObject(
    {
      message: `The election ${id} to the role anchor-secretary is going on already; take part in it.`,
    },
  )
  for (let number = 0; number < MANY; number++) {
    const other = await collection.get(`${id}-${number}`)
    if (other === undefined) throw new Error('it was put there')
    const waiting = {
      ...other.value,
      state: 'called' as const,
      roundClosesAt: '2029-01-01T00:00:00.000Z',
      createdAt: '2026-01-01T00:00:00.000Z',
    }
    await collection.replace(other.id, other.revision, waiting, [])
  }
  governed.pass(25)
  expect(await elections.advanceDue()).toBe(1)
})

describe('a meeting', () => {
  const announce = (kind: 'governance' | 'tactical') =>
    governed.governance.meetings.announce(ADA, { circle: 'anchor', kind, minutes: 30 })

  test('closes behind any number of others that are announced', async () => {
    const { id } = await announce('tactical')
    await beside(await governed.store.collection(MEETINGS), id, () => ({
      endsAt: '2029-01-01T00:00:00.000Z',
      createdAt: '2026-01-01T00:00:00.000Z',
    }))
    governed.pass(2)
    expect(await governed.governance.meetings.passTime()).toBe(1)
    expect((await governed.governance.meetings.get(id)).state).toBe('cancelled')
  })

  test('takes its recurring actions over from the one before, whatever else was announced since', async () => {
    const { id } = await announce('tactical')
    const meetings = await governed.store.collection(MEETINGS)
    const stored = await meetings.get(id)
    if (stored === undefined) throw new Error('it was announced')
    const checklist = [{ id: 1, text: 'Look at the queue', source: 'recurring' as const }]
    const closed = { ...stored.value, state: 'closed' as const, checklist }
    await meetings.replace(id, stored.revision, closed, [])
    await beside(meetings, id, (number) => ({
      state: 'cancelled' as const,
      checklist: [],
      createdAt: soon(number),
    }))
    governed.pass(1)
    expect((await announce('tactical')).checklist).toEqual(checklist)
  })

  test('is listed by its kind', async () => {
    const { id } = await announce('tactical')
    await announce('governance')
    const { items } = await governed.governance.meetings.list({ kind: 'tactical' })
    expect(items.map((meeting) => meeting.id)).toEqual([id])
  })
})

test('a strategy that was set first orders the work behind any number that have ended', async () => {
  const { strategies } = governed.governance
  const { id } = await strategies.set(ADA, { circle: 'anchor', prefer: 'use', over: 'new' })
  await beside(await governed.store.collection(STRATEGIES), id, (number) => ({
    createdAt: soon(number),
    to: soon(number),
  }))
  governed.pass(1)
  expect((await strategies.inForceFor('anchor')).map((strategy) => strategy.id)).toEqual([id])
})

test('what is found again is told to the open tension, behind any number of closed ones', async () => {
  const { tensions } = governed.governance
  const found = { key: 'failing:service:payments/orders', subject: 'service:payments/orders' }
  const raise = () =>
    tensions.raise({ ...found, now: 'It fails.', couldBe: 'It passes.', evidence: 'Again.' })
  const { id } = await raise()
  await beside(await governed.store.collection(TENSIONS), id, (number) => ({
    state: 'let-go' as const,
    createdAt: soon(number),
  }))
  expect((await raise()).id).toBe(id)
})
