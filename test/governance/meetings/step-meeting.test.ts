import fc from 'fast-check'
import {
  meetingSchema,
  TRIAGE_KINDS,
  type Meeting,
} from '../../../src/governance/meetings/meeting.ts'
import type { MeetingContext, MeetingStep } from '../../../src/governance/meetings/meeting-step.ts'
import { chairOf, recorderOf } from '../../../src/governance/meetings/meeting-answers.ts'
import { passTime, stepMeeting } from '../../../src/governance/meetings/step-meeting.ts'

const MEMBERS = { fay: ['facilitator'], sam: ['secretary'], lea: ['lead'], mia: ['clerk'] }
const START = '2026-11-22T10:00:00.000Z'
const at = (minutes: number): string => new Date(Date.parse(START) + minutes * 60_000).toISOString()

const announced = (more: Partial<Meeting> = {}): Meeting => ({
  id: 'm',
  circle: 'anchor',
  kind: 'tactical',
  announcedBy: 'sam',
  startsAt: START,
  endsAt: at(60),
  noticeHours: 0,
  state: 'announced',
  present: [],
  attended: [],
  checkIns: [],
  checklist: [],
  metrics: [],
  changes: [],
  reports: [],
  items: [],
  reflections: [],
  createdAt: at(-24 * 60),
  updatedAt: at(-24 * 60),
  ...more,
})

const context = (actor: string, minute: number, more: Partial<MeetingContext> = {}) => ({
  actor,
  at: at(minute),
  members: MEMBERS,
  facilitators: ['fay'],
  secretaries: ['sam'],
  leads: ['lea'],
  ...more,
})

type Move = readonly [actor: string, minute: number, step: MeetingStep]

/** The meeting after the moves, or why the first one that was refused is. */
function after(begun: Meeting, ...moves: readonly Move[]): Meeting | string {
  let meeting = begun
  for (const [actor, minute, step] of moves) {
    const stepped = stepMeeting(meeting, step, context(actor, minute))
    if (stepped.kind === 'refused') return stepped.reason
    meeting = stepped.meeting
  }
  return meeting
}

function held(begun: Meeting, ...moves: readonly Move[]): Meeting {
  const meeting = after(begun, ...moves)
  if (typeof meeting === 'string') throw new Error(meeting)
  return meeting
}

const join: MeetingStep = { kind: 'join' }
const gathered: readonly Move[] = [
  ['sam', 0, join],
  ['mia', 0, join],
  ['fay', 0, { kind: 'open' }],
]
const next: Move = ['fay', 1, { kind: 'next' }]

const atAgenda = (): Meeting => held(announced(), ...gathered, next, next, next, next)

describe('who does what in a meeting', () => {
  test('the facilitator opens and leads, else the secretary, else the lead, of those who are there', () => {
    expect(after(announced(), ['mia', 0, { kind: 'open' }])).toContain(
      'Nobody is there who facilitates',
    )
    expect(
      after(announced(), ['sam', 0, join], ['fay', 0, join], ['sam', 0, { kind: 'open' }]),
    ).toBe('This is for fay, who facilitates.')
    const coveredBySam = held(
      announced(),
      ['sam', 0, { kind: 'open' }],
      ['sam', 1, { kind: 'next' }],
    )
    expect(coveredBySam.state).toBe('checklist')
    const coveredByLea = held(announced(), ['lea', 0, { kind: 'open' }])
    expect(chairOf(coveredByLea, context('lea', 0))).toBe('lea')
    expect(recorderOf(coveredByLea, context('lea', 0))).toBe('lea')
  })

  test('everybody may join who fills a role in the circle, nobody else', () => {
    expect(after(announced(), ['eve', 0, join])).toContain('eve fills no role in the circle anchor')
    expect(after(announced(), ['mia', 0, join], ['mia', 0, join])).toBe(
      'You are in the meeting already.',
    )
  })

  test('the secretary records, and only whoever brought an item says that it is done', () => {
    const begun = held(
      atAgenda(),
      ['mia', 2, { kind: 'add-item', label: 'Refunds' }],
      ['fay', 3, { kind: 'take', item: 1 }],
    )
    const record: MeetingStep = {
      ...{ kind: 'record', item: 1, outcome: 'project', text: 'Fix them.', role: 'clerk' },
    }
    expect(after(begun, ['mia', 4, record])).toBe('This is for sam, who keeps the record.')
    expect(after(begun, ['sam', 4, record], ['sam', 5, { kind: 'done', item: 1 }])).toBe(
      'Only mia, who brought it, says that it is done; add an item of yours.',
    )
    expect(held(begun, ['sam', 4, record], ['mia', 5, { kind: 'done', item: 1 }]).items).toEqual([
      {
        ...{ id: 1, label: 'Refunds', by: 'mia', state: 'done' },
        outcomes: [
          { id: 1, kind: 'project', text: 'Fix them.', role: 'clerk', by: 'sam', at: at(4) },
        ],
      },
    ])
  })

  test('nobody senses a tension for somebody else', () => {
    const begun = held(
      atAgenda(),
      ['mia', 2, { kind: 'add-item', label: 'Refunds' }],
      ['fay', 3, { kind: 'take', item: 1 }],
    )
    const sensed: MeetingStep = {
      ...{ kind: 'record', item: 1, outcome: 'tension' },
      ...{ now: 'Nobody answers.', text: 'Somebody does.' },
    }
    expect(after(begun, ['sam', 4, sensed])).toContain('Only mia, who brought it')
    expect(held(begun, ['mia', 4, sensed]).items[0]?.outcomes).toHaveLength(1)
  })
})

describe('the parts of a meeting', () => {
  test('follow each other; a governance meeting has only what it needs', () => {
    const walk = (kind: Meeting['kind']): readonly string[] => {
      const states: string[] = []
      let meeting = held(announced({ kind }), ...gathered)
      for (;;) {
        states.push(meeting.state)
        const stepped = stepMeeting(meeting, { kind: 'next' }, context('fay', 1))
        if (stepped.kind === 'refused') return states
        meeting = stepped.meeting
      }
    }
    expect(walk('governance')).toEqual(['check-in', 'agenda', 'closing'])
    expect(walk('tactical')).toEqual([
      ...['check-in', 'checklist', 'metrics', 'progress', 'agenda', 'closing'],
    ])
  })

  test('everybody checks in and reflects once, in their part', () => {
    const begun = held(announced(), ...gathered, ['mia', 1, { kind: 'check-in', text: 'Fine.' }])
    expect(after(begun, ['mia', 1, { kind: 'check-in', text: 'Still.' }])).toBe(
      'Everybody checks in once.',
    )
    expect(after(begun, ['mia', 1, { kind: 'reflect', text: 'Good.' }])).toContain(
      'is for when it is closing',
    )
  })

  test('what the registry knows is fixed when its part begins, and recurring actions come before it', () => {
    const recurring = { id: 4, text: 'Look at the backlog', source: 'recurring' as const }
    const begun = held(announced({ checklist: [recurring] }), ...gathered)
    const pack = { checks: [{ text: 'Review due', role: 'clerk' }], metrics: [], changes: [] }
    const stepped = stepMeeting(begun, { kind: 'next' }, context('fay', 1, { pack }))
    const meeting = stepped.kind === 'moved' ? stepped.meeting : begun
    expect(meeting.checklist).toEqual([
      recurring,
      { id: 5, text: 'Review due', role: 'clerk', source: 'registry' },
    ])
    const tick: MeetingStep = { kind: 'tick', check: 5, done: true }
    expect(after(meeting, ['fay', 2, tick])).toContain('Whoever fills clerk answers this')
    expect(held(meeting, ['mia', 2, tick]).checklist[1]?.answer).toEqual({
      ...{ by: 'mia', done: true, at: at(2) },
    })
    expect(after(meeting, ['sam', 2, { kind: 'drop-check', check: 5 }])).toContain(
      'Only recurring actions are dropped',
    )
  })

  test('elections come first when somebody asked for one', () => {
    const begun = held(
      held(announced({ kind: 'governance' }), ...gathered, next),
      ['mia', 2, { kind: 'add-item', label: 'A role' }],
      ['mia', 2, { kind: 'add-item', label: 'A facilitator', election: 'facilitator' }],
    )
    expect(after(begun, ['fay', 3, { kind: 'take', item: 1 }])).toContain('Elections come first')
    expect(held(begun, ['fay', 3, { kind: 'take', item: 2 }]).items[1]?.state).toBe('current')
  })

  test('a tactical meeting decides nothing about governance, a governance meeting no work', () => {
    expect(
      after(atAgenda(), ['mia', 2, { kind: 'add-item', label: 'A role', proposal: 'p' }]),
    ).toContain('decides nothing about governance')
    const governing = held(
      held(announced({ kind: 'governance' }), ...gathered, next),
      ['mia', 2, { kind: 'add-item', label: 'A role' }],
      ['fay', 2, { kind: 'take', item: 1 }],
    )
    const project: MeetingStep = { kind: 'record', item: 1, outcome: 'project', text: 'Do it.' }
    expect(after(governing, ['sam', 3, project])).toContain('belongs to a tactical meeting')
  })

  test('a special meeting is limited to its intent', () => {
    const intent = { text: 'Refunds only', tensions: ['t'], proposals: [] }
    const begun = held(announced({ kind: 'governance', intent }), ...gathered)
    expect(after(begun, ['mia', 1, { kind: 'add-item', label: 'Other', tension: 'u' }])).toBe(
      'This special meeting is limited to: Refunds only',
    )
    const item: Move = ['mia', 1, { kind: 'add-item', label: 'Refunds', tension: 't' }]
    expect(held(begun, item).items).toHaveLength(1)
    expect(after(begun, item, item)).toBe('It is on the agenda already.')
  })
})

describe('the time of a meeting', () => {
  test('a governance meeting without due notice opens only when every member is there', () => {
    const late = announced({ kind: 'governance', noticeHours: 48 })
    expect(after(late, ...gathered)).toContain('still missing: lea')
    expect(held(late, ['lea', 0, join], ...gathered).state).toBe('check-in')
    expect(held(announced({ kind: 'governance', noticeHours: 24 }), ...gathered).state).toBe(
      'check-in',
    )
    expect(held({ ...late, kind: 'tactical' }, ...gathered).state).toBe('check-in')
  })

  test('it opens half an hour early at most, and is cancelled when nobody opens it', () => {
    expect(after(announced(), ['fay', -31, { kind: 'open' }])).toContain('half an hour before')
    expect(held(announced(), ['fay', -30, { kind: 'open' }]).openedAt).toBe(at(-30))
    expect(passTime(announced(), at(60))).toMatchObject({
      ...{ state: 'cancelled', reason: 'Nobody opened it in time.' },
    })
  })

  test('it ends at the planned end, and what was not come to is left', () => {
    const begun = held(atAgenda(), ['mia', 2, { kind: 'add-item', label: 'Refunds' }])
    expect(after(begun, ['fay', 3, { kind: 'next' }])).toContain('these items wait: Refunds')
    const ended = passTime(begun, at(60))
    expect(ended).toMatchObject({ state: 'closing', items: [{ state: 'left' }] })
    expect(passTime(ended, at(60))).toEqual(ended)
    const closed = held(
      ended,
      ['mia', 61, { kind: 'reflect', text: 'Short.' }],
      ['fay', 62, { kind: 'close' }],
    )
    expect(closed).toMatchObject({
      state: 'closed',
      closedAt: at(62),
      attended: ['sam', 'mia', 'fay'],
    })
    expect(after(closed, ['mia', 63, join])).toContain('nothing is added to its record')
    expect(passTime(ended, at(60 + 24 * 60))).toMatchObject({ state: 'closed' })
  })

  test('it is extended only when nobody present is against it, and then goes on where it was left', () => {
    const begun = held(atAgenda(), ['mia', 2, { kind: 'add-item', label: 'Refunds' }])
    const asked: Move = ['mia', 61, { kind: 'ask-extension', minutes: 15 }]
    const yes: MeetingStep = { kind: 'answer-extension', agrees: true }
    const extended = held(begun, asked, ['sam', 61, yes], ['fay', 61, yes])
    expect(extended).toMatchObject({
      ...{ state: 'agenda', endsAt: at(76), items: [{ state: 'waiting' }] },
    })
    expect(extended.extension).toBeUndefined()
    const refusedOnce = held(begun, asked, ['sam', 61, { kind: 'answer-extension', agrees: false }])
    expect(refusedOnce).toMatchObject({ state: 'closing', endsAt: at(60) })
    expect(refusedOnce.extension).toBeUndefined()
    const came = held(begun, asked, ['lea', 61, join], ['sam', 61, yes], ['fay', 61, yes])
    expect(came.endsAt).toBe(at(60))
    expect(held(came, ['lea', 62, { kind: 'leave' }]).endsAt).toBe(at(76))
    const long = announced({ endsAt: at(480) })
    const longer: Move = ['mia', 3, { kind: 'ask-extension', minutes: 240 }]
    expect(after(long, ...gathered, longer)).toContain('No meeting lasts longer than ten hours')
  })

  test('a time-out rests everything until whoever facilitates ends it', () => {
    const resting = held(atAgenda(), ['mia', 2, { kind: 'time-out', reason: 'Which rule is it?' }])
    expect(after(resting, ['mia', 3, { kind: 'add-item', label: 'Refunds' }])).toContain(
      'There is a time-out (Which rule is it?)',
    )
    expect(after(resting, ['mia', 3, { kind: 'end-time-out' }])).toBe(
      'This is for fay, who facilitates.',
    )
    expect(held(resting, ['fay', 3, { kind: 'end-time-out' }]).timeOut).toBeUndefined()
  })

  test('a clock that was set back takes no meeting back', () => {
    const begun = held(announced(), ...gathered, ['fay', 20, { kind: 'next' }])
    const after20 = held(begun, ['mia', 5, { kind: 'time-out', reason: 'A break' }])
    expect(after20.updatedAt).toBe(at(20))
  })
})

describe('whatever people do in whichever order', () => {
  const PEOPLE = [...Object.keys(MEMBERS), 'eve'] as const
  const words = fc.constantFrom('One.', 'Two.')
  const small = fc.integer({ min: 1, max: 4 })
  const steps: fc.Arbitrary<MeetingStep> = fc.oneof(
    ...(['join', 'join', 'open', 'next', 'next', 'leave', 'close', 'end-time-out'] as const).map(
      (kind) => fc.constant({ kind }),
    ),
    fc.record({ kind: fc.constant('check-in' as const), text: words }),
    fc.record({ kind: fc.constant('reflect' as const), text: words }),
    fc.record({ kind: fc.constant('report' as const), text: words }),
    fc.record({ kind: fc.constant('time-out' as const), reason: words }),
    fc.record({ kind: fc.constant('cancel' as const), reason: words }),
    fc.record({ kind: fc.constant('add-check' as const), text: words }),
    fc.record({ kind: fc.constant('tick' as const), check: small, done: fc.boolean() }),
    fc.record({ kind: fc.constant('mark-absent' as const), person: fc.constantFrom(...PEOPLE) }),
    fc.record({ kind: fc.constant('add-item' as const), label: words }),
    fc.record({ kind: fc.constant('add-item' as const), label: words, tension: words }),
    ...(['take', 'done', 'drop', 'put-aside'] as const).map((kind) =>
      fc.record({ kind: fc.constant(kind), item: small }),
    ),
    fc.record({
      kind: fc.constant('record' as const),
      item: small,
      outcome: fc.constantFrom(...TRIAGE_KINDS),
      text: words,
      now: words,
      proposal: words,
      role: fc.constant('clerk'),
    }),
    fc.record({ kind: fc.constant('ask-extension' as const), minutes: fc.constant(20) }),
    fc.record({ kind: fc.constant('answer-extension' as const), agrees: fc.boolean() }),
  )
  const moves = fc.array(
    fc.tuple(fc.constantFrom(...PEOPLE), fc.integer({ min: -2, max: 12 }), steps),
    { minLength: 5, maxLength: 80 },
  )

  test('the meeting stays one that can be, and its record replays to the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('governance' as const, 'tactical' as const),
        moves,
        (kind, all) => {
          let meeting = announced({ kind })
          const ledger: (readonly [MeetingStep, MeetingContext])[] = []
          let minute = 0
          for (const [actor, pause, step] of all) {
            minute += pause
            const context_ = context(actor, minute)
            const before = structuredClone(meeting)
            const stepped = stepMeeting(meeting, step, context_)
            expect(meeting).toEqual(before)
            if (stepped.kind === 'refused') continue
            ledger.push([step, context_])
            expectSound(meeting, stepped.meeting, actor, step)
            meeting = stepped.meeting
          }
          const replayed = ledger.reduce((sofar, [step, seen]) => {
            const stepped = stepMeeting(sofar, step, seen)
            if (stepped.kind === 'refused') throw new Error(stepped.reason)
            return stepped.meeting
          }, announced({ kind }))
          expect(replayed).toEqual(meeting)
        },
      ),
      { numRuns: 300 },
    )
  })

  function expectSound(before: Meeting, meeting: Meeting, actor: string, step: MeetingStep): void {
    expect(meetingSchema.safeParse(meeting).error).toBeUndefined()
    // One item at a time, and only on the agenda.
    const atHand = meeting.items.filter(({ state }) => state === 'current')
    expect(atHand.length).toBeLessThanOrEqual(meeting.state === 'agenda' ? 1 : 0)
    // Nobody takes part who is no member, and nobody is there when it is over.
    expect(meeting.present.every((person) => Object.hasOwn(MEMBERS, person))).toBe(true)
    if (meeting.state === 'closed' || meeting.state === 'cancelled') {
      expect(meeting.present).toEqual([])
    }
    expect(before.state === 'closed' || before.state === 'cancelled').toBe(false)
    // What is on the record stays there.
    for (const item of before.items) {
      const now = meeting.items.find(({ id }) => id === item.id)
      expect(now?.outcomes.slice(0, item.outcomes.length)).toEqual(item.outcomes)
      if (item.state === 'done') expect(now?.state).toBe('done')
      if (item.state !== 'done' && now?.state === 'done') expect(actor).toBe(item.by)
    }
    expect(meeting.checkIns.slice(0, before.checkIns.length)).toEqual(before.checkIns)
    // Kinds keep apart.
    const kinds = meeting.items.flatMap(({ outcomes }) => outcomes.map(({ kind }) => kind))
    const foreign =
      meeting.kind === 'tactical' ? ['proposal'] : ['next-action', 'project', 'tension']
    expect(kinds.filter((kind) => foreign.includes(kind))).toEqual([])
    // The end moves only when all who are there agreed.
    if (meeting.endsAt !== before.endsAt) {
      expect(['ask-extension', 'answer-extension', 'leave', 'mark-absent']).toContain(step.kind)
    }
    // The planned end ends a time-out, too, and all together may go on from there.
    const then = passTime(before, meeting.updatedAt)
    if (then.timeOut !== undefined && meeting.state !== 'closing' && meeting.state !== 'closed') {
      expect(['join', 'leave', 'mark-absent', 'end-time-out']).toContain(step.kind)
    }
    expect(meeting.updatedAt >= before.updatedAt).toBe(true)
  }
})
