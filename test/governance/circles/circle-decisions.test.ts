import { openCircleDecisions } from '../../../src/governance/circles/circle-decisions.ts'
import { MEETINGS } from '../../../src/governance/meetings/meeting-documents.ts'
import type { Meeting } from '../../../src/governance/meetings/meeting.ts'
import { openGoverned, withClerks, type Governed } from '../support/open-governed.ts'

const DAY = 86_400_000

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned('holacracy')
  await withClerks(governed)
})
afterEach(() => governed.close())

/** The first and the last moment of the day so many days from now. */
function dayFromNow(days: number): readonly [Date, Date] {
  const day = new Date(governed.now.getTime() + days * DAY).toISOString().slice(0, 10)
  return [new Date(`${day}T00:00:00.000Z`), new Date(`${day}T23:59:59.999Z`)]
}

async function close(meeting: Partial<Meeting>): Promise<void> {
  const at = governed.now.toISOString()
  const closed: Meeting = {
    ...{ id: 'm', circle: 'anchor', kind: 'governance', announcedBy: 'ada', noticeHours: 24 },
    ...{ startsAt: at, endsAt: at, state: 'closed', present: [], attended: ['ada'] },
    ...{ checkIns: [], checklist: [], metrics: [], changes: [], reports: [], items: [] },
    ...{ reflections: [], closedAt: at, createdAt: at, updatedAt: at },
    ...meeting,
  }
  await (await governed.store.collection(MEETINGS)).insert(closed.id, closed, [])
}

test('a proposal counts from its end to the end of the last day of the cadence', async () => {
  const { decisions, proposals } = governed.governance
  const { items } = await proposals.list({ circle: 'anchor', limit: 1 })
  const { id, title, outcome } = items[0] ?? {}
  const { cadence, last } = await decisions.lately(['anchor', 'payments'], governed.now)
  expect(cadence).toBe(90)
  const expected = { kind: 'proposal', subject: `proposal:${id}`, title, at: outcome?.at }
  expect([...last]).toEqual([['anchor', expected]])

  const lastly = async (at: Date): Promise<number> =>
    (await decisions.lately(['anchor'], at)).last.size
  const before = new Date(Date.parse(outcome?.at ?? '') - 1)
  expect(await lastly(before)).toBe(0)
  expect(await Promise.all(dayFromNow(90).map(lastly))).toEqual([1, 1])
  expect(await Promise.all(dayFromNow(91).map(lastly))).toEqual([0, 0])
})

test('a governance meeting that was closed counts; a tactical one and one that is not over do not', async () => {
  governed.pass(100 * 24)
  const { decisions } = governed.governance
  await close({ id: 'tactical', kind: 'tactical' })
  expect((await decisions.lately(['anchor'], governed.now)).last.size).toBe(0)
  await close({ id: 'held' })
  expect((await decisions.lately(['anchor'], governed.now)).last.get('anchor')).toEqual({
    ...{ kind: 'meeting', subject: 'meeting:held', at: governed.now.toISOString() },
  })
})

test('the cadence is what the constitution of that moment says', async () => {
  const constitution = { meetings: { noticeHours: 24, cadenceDays: 7 } }
  const record = { at: () => Promise.resolve({ constitution }) }
  const decisions = await openCircleDecisions(governed.store, { record: record as never })
  const read = await Promise.all(
    [7, 8].map((days) => decisions.lately(['anchor'], dayFromNow(days)[0])),
  )
  expect(read.map(({ cadence, last }) => [cadence, last.size])).toEqual([
    [7, 1],
    [7, 0],
  ])
})
