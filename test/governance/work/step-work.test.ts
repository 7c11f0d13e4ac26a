import fc from 'fast-check'
import {
  stepWork,
  WORK_STATES,
  workItemSchema,
  type WorkContext,
  type WorkItem,
  type WorkStep,
} from '../../../src/governance/work/work-item.ts'

const at = '2026-11-22T10:00:00.000Z'
const asked: WorkItem = {
  id: 'w',
  kind: 'project',
  title: 'Refunds arrive within a day.',
  role: 'steward',
  circle: 'anchor',
  tension: 't',
  state: 'asked',
  projections: [],
  progress: [],
  by: 'mira',
  createdAt: at,
  updatedAt: at,
}
/** Bo fills the role. */
const context = (actor: string, more: Partial<WorkContext> = {}): WorkContext => ({
  actor,
  at,
  answers: actor === 'bo',
  ...more,
})

function after(...moves: readonly (readonly [string, WorkStep])[]): WorkItem | string {
  let item = asked
  for (const [actor, step] of moves) {
    const stepped = stepWork(item, step, context(actor))
    if (stepped.kind === 'refused') return stepped.reason
    item = stepped.item
  }
  return item
}

describe('a work item', () => {
  test('is accepted by its role, and taken back only by whoever asked for it', () => {
    expect(after(['bo', { kind: 'accept' }])).toMatchObject({ state: 'active' })
    expect(after(['mira', { kind: 'accept' }])).toContain('It is for the role steward')
    expect(after(['mira', { kind: 'drop', text: 'Not needed.' }])).toMatchObject({
      state: 'dropped',
      closing: { text: 'Not needed.', by: 'mira' },
    })
    expect(after(['eve', { kind: 'drop', text: 'x' }])).toContain('It is for the role steward')
    expect(after(['bo', { kind: 'accept' }], ['mira', { kind: 'drop', text: 'x' }])).toContain(
      'It is for the role steward',
    )
  })

  test('keeps every projection that was made of it', () => {
    const moved = after(
      ['bo', { kind: 'accept' }],
      ['bo', { kind: 'project', date: '2026-12-01' }],
      ['bo', { kind: 'project', date: '2027-01-15', text: 'The partner is late.' }],
      ['bo', { kind: 'project', text: 'Nobody can say.' }],
    )
    expect(moved).toMatchObject({
      projections: [
        { date: '2026-12-01', by: 'bo' },
        { date: '2027-01-15', text: 'The partner is late.' },
        { text: 'Nobody can say.' },
      ],
    })
    expect((moved as WorkItem).projections[2]).not.toHaveProperty('date')
  })

  test('waits for something named, and forgets it when it goes on', () => {
    const waits = after(['bo', { kind: 'accept' }], ['bo', { kind: 'wait', text: 'The partner.' }])
    expect(waits).toMatchObject({ state: 'waiting', waitingFor: 'The partner.' })
    const done = after(
      ['bo', { kind: 'accept' }],
      ['bo', { kind: 'wait', text: 'The partner.' }],
      ['bo', { kind: 'done' }],
    )
    expect(done).toMatchObject({ state: 'done' })
    expect(done).not.toHaveProperty('waitingFor')
  })

  test('says with its end what the check found, and loses that when it is taken up again', () => {
    const active = after(['bo', { kind: 'accept' }]) as WorkItem
    const found = { gap: 'stands' as const, says: 'BP2406 fails.' }
    const done = stepWork(active, { kind: 'done', text: 'Mended.' }, context('bo', { found }))
    expect(done).toMatchObject({ item: { closing: { text: 'Mended.', found } } })
    if (done.kind === 'refused') throw new Error(done.reason)
    const again = stepWork(done.item, { kind: 'reopen', text: 'It is not.' }, context('bo'))
    expect(again).toMatchObject({
      item: { state: 'active', progress: [{ text: 'It is not.', by: 'bo' }] },
    })
    expect(again.kind === 'moved' && again.item).not.toHaveProperty('closing')
  })

  test('refuses a step that does not lead on, and says which do', () => {
    expect(after(['bo', { kind: 'done' }])).toBe(
      'It is asked; the steps from there are: accept, drop.',
    )
  })

  test('stays whole whatever people do: closed exactly when it says so, never moved by a stranger', () => {
    const text = 'words'
    const steps = fc.constantFrom<WorkStep>(
      { kind: 'accept' },
      { kind: 'resume' },
      { kind: 'done' },
      { kind: 'report', text },
      { kind: 'wait', text },
      { kind: 'drop', text },
      { kind: 'reopen', text },
      { kind: 'project', date: '2026-12-01' },
    )
    const instants = fc.constantFrom('2026-11-22T09:00:00.000Z', at, '2026-11-23T10:00:00.000Z')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('mira', 'bo', 'eve'), steps, instants), {
          maxLength: 30,
        }),
        (moves) => {
          let item = asked
          for (const [actor, step, moment] of moves) {
            const stepped = stepWork(item, step, context(actor, { at: moment }))
            if (stepped.kind === 'refused') continue
            expect(actor).not.toBe('eve')
            if (actor === 'mira') expect([item.state, step.kind]).toEqual(['asked', 'drop'])
            expect(stepped.item.updatedAt >= item.updatedAt).toBe(true)
            item = stepped.item
            expect(workItemSchema.parse(item)).toEqual(item)
            expect(WORK_STATES).toContain(item.state)
            expect('closing' in item).toBe(item.state === 'done' || item.state === 'dropped')
            expect('waitingFor' in item).toBe(item.state === 'waiting')
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
