import fc from 'fast-check'
import { applyChanges, governanceMistakes } from '../../../src/governance/circles/apply-changes.ts'
import type { Change } from '../../../src/governance/circles/change.ts'
import { participantsOf } from '../../../src/governance/proposals/participants.ts'
import { present } from '../../../src/governance/proposals/present.ts'
import { FINAL_STATES, type Proposal } from '../../../src/governance/proposals/proposal.ts'
import { advance } from '../../../src/governance/proposals/rounds.ts'
import { grantsTo } from '../../../src/governance/proposals/self-grant.ts'
import type { Step, StepContext } from '../../../src/governance/proposals/step.ts'
import { takeStep } from '../../../src/governance/proposals/take-step.ts'
import { AT, changed, LIFECYCLES, PACKS, withPayments } from '../support/governed.ts'

const HOUR = 3_600_000
type Id = 'startup' | 'holacracy' | 'board'

/** Anchor circle with ada (lead), bo (leads payments), cy and di (clerks). */
function circleOf(id: Id) {
  return changed(
    withPayments(id),
    'anchor',
    { kind: 'role.create', role: 'clerk', circle: 'anchor', title: 'Clerk', purpose: 'x' },
    { kind: 'role.assign', role: 'clerk', person: 'cy' },
    { kind: 'role.assign', role: 'clerk', person: 'di' },
    ...(id === 'board'
      ? (['bo', 'cy'] as const).map((person) => ({
          kind: 'role.assign' as const,
          role: 'board-member',
          person,
        }))
      : []),
  )
}

const CHANGES: readonly Change[] = [{ kind: 'role.amend', role: 'clerk', purpose: 'Clear' }]

function game(id: Id, proposer = 'ada', changes = CHANGES) {
  const governance = circleOf(id)
  const version = {
    ...governance,
    at: AT.toISOString(),
    by: 'ada',
    origin: { kind: 'ratified' as const },
  }
  let proposal = present({
    id: 'p',
    input: { title: 'T', circle: 'anchor', example: 'E', rationale: 'R', changes: [...changes] },
    proposer,
    governance: version,
    at: AT,
    packs: PACKS,
    lifecycles: LIFECYCLES,
    left: new Set(),
  })
  const begun = proposal
  const log: { step: Step; context: StepContext }[] = []
  const contextOf = (actor: string, hours: number): StepContext => {
    const at = new Date(AT.getTime() + hours * HOUR)
    return {
      actor,
      at: at.toISOString(),
      participants: participantsOf(governance.organisation, proposal, at, new Set()),
      number: governance.number,
      selfGrant: grantsTo(governance.organisation, changes, proposer, at),
    }
  }
  return {
    governance,
    begun,
    log,
    now: (): Proposal => proposal,
    /** Undefined when the step was taken, otherwise the reason of the refusal. */
    step: (actor: string, step: Step, hours = 0): string | undefined => {
      const context = contextOf(actor, hours)
      const stepped = takeStep(proposal, step, context)
      if (stepped.kind === 'refused') return stepped.reason
      log.push({ step, context })
      proposal = stepped.proposal
      return undefined
    },
    pass: (hours: number): Proposal =>
      (proposal = advance(
        proposal,
        contextOf('ada', hours).participants,
        new Date(AT.getTime() + hours * HOUR).toISOString(),
      )),
  }
}

const answers = (holds: readonly string[]) =>
  ['harm', 'caused', 'known', 'own-role', 'breaks-the-rules'].map((criterion) => ({
    criterion,
    holds: holds.includes(criterion),
    because: 'Because.',
  }))
const ALL = ['harm', 'caused', 'known', 'own-role']
const object = (holds = ALL): Step => ({
  kind: 'object',
  role: 'clerk',
  text: 'It stops me.',
  answers: answers(holds),
})

describe('an integrative decision', () => {
  const toObjections = (proposer = 'ada') => {
    const played = game('holacracy', proposer)
    for (let round = 0; round < 3; round++) played.step('ada', { kind: 'next' })
    expect(played.now().state).toBe('objecting')
    return played
  }

  test('goes through its rounds, each with its own word', () => {
    const played = game('holacracy')
    expect(played.now().state).toBe('clarifying')
    expect(played.step('cy', { kind: 'ask', text: 'Why?' })).toBeUndefined()
    expect(played.step('ada', { kind: 'answer', question: 1, text: 'So.' })).toBeUndefined()
    expect(played.step('cy', { kind: 'react', text: 'Bad.' })).toContain('is clarifying')
    played.step('ada', { kind: 'next' })
    expect(played.step('cy', { kind: 'react', text: 'Good.' })).toBeUndefined()
    expect(played.step('cy', { kind: 'react', text: 'Again.' })).toBe(
      'You have reacted already; each member reacts once.',
    )
    expect(played.step('ada', { kind: 'react', text: 'Mine.' })).toContain('does not react')
    played.step('ada', { kind: 'next' })
    expect(played.step('cy', { kind: 'amend', changes: [...CHANGES] })).toContain('Only ada')
    expect(played.step('ada', { kind: 'amend', changes: [...CHANGES] })).toBeUndefined()
    expect(played.now()).toMatchObject({ state: 'amending', revision: 2 })
  })

  test('is adopted when every member has no objection, and by silence only after the time', () => {
    const everybody = toObjections()
    for (const member of ['bo', 'cy', 'di']) everybody.step(member, { kind: 'no-objection' })
    expect(everybody.now().state).toBe('accepted')
    const silent = toObjections()
    expect(silent.pass(71).state).toBe('objecting')
    expect(silent.pass(72).state).toBe('accepted')
  })

  test('is stopped by a valid objection until both agree on an amendment; then everybody is asked again', () => {
    const played = toObjections('bo')
    expect(played.step('cy', object())).toBeUndefined()
    expect(played.now().objections[0]?.state).toBe('untested')
    expect(played.step('cy', { kind: 'rule', objection: 1, valid: true, because: 'x' })).toContain(
      'cy does not facilitate',
    )
    played.step('ada', { kind: 'rule', objection: 1, valid: true, because: 'It follows.' })
    for (const member of ['ada', 'di']) played.step(member, { kind: 'no-objection' })
    expect(played.now().state).toBe('integrating')
    const amended: Change[] = [{ kind: 'role.amend', role: 'clerk', purpose: 'Both' }]
    played.step('cy', { kind: 'integrate', objection: 1, changes: amended, note: 'So.' })
    expect(played.now().state).toBe('integrating')
    expect(played.step('di', { kind: 'agree', objection: 1 })).toContain('Only cy')
    played.step('bo', { kind: 'agree', objection: 1 })
    expect(played.now()).toMatchObject({
      state: 'objecting',
      revision: 2,
      changes: amended,
      objections: [{ state: 'resolved', resolvedIn: 2 }],
    })
    for (const member of ['ada', 'cy', 'di']) played.step(member, { kind: 'no-objection' })
    expect(played.now().state).toBe('accepted')
  })

  test('is not stopped by an objection that fails a criterion, which is recorded with the reason', () => {
    const played = toObjections()
    played.step('cy', object(['caused', 'known', 'own-role']))
    expect(played.now().objections[0]).toMatchObject({
      state: 'invalid',
      ruling: {
        by: 'system',
        because: expect.stringContaining('It fails the criteria harm') as string,
      },
    })
    for (const member of ['bo', 'di']) played.step(member, { kind: 'no-objection' })
    expect(played.now().state).toBe('accepted')
  })

  test('waits once for a ruling, and is not stopped by what nobody ruled on', () => {
    const played = toObjections('bo')
    played.step('cy', object())
    expect(played.pass(95).state).toBe('objecting')
    expect(played.pass(96)).toMatchObject({
      state: 'accepted',
      objections: [{ state: 'invalid' }],
    })
  })

  test('is not judged by whoever proposed it: with nobody else to rule, the answers decide', () => {
    const played = toObjections('ada')
    played.step('cy', object())
    expect(played.now().objections).toMatchObject([{ state: 'valid', ruling: { by: 'system' } }])
    const ruled = {
      ...played.now(),
      objections: [{ ...played.now().objections[0], state: 'untested' }],
    }
    const context = played.log.at(-1)?.context
    if (context === undefined) throw new Error('nothing was said')
    const rule: Step = { kind: 'rule', objection: 1, valid: false, because: 'x' }
    expect(takeStep(ruled as Proposal, rule, { ...context, actor: 'ada' })).toEqual({
      kind: 'refused',
      reason: 'Nobody rules on objections to a proposal of their own; somebody else has to.',
    })
  })

  test('takes one answer of each member, for a role of their own, and none from outside', () => {
    const played = toObjections()
    expect(played.step('bo', object())).toContain('bo does not fill clerk')
    expect(played.step('eve', { kind: 'no-objection' })).toContain('eve is no member')
    played.step('cy', object())
    expect(played.step('cy', object())).toContain('You have answered for this revision already')
    expect(played.step('cy', { kind: 'no-objection' })).toContain('You have answered')
    const partly = { ...object(), answers: answers(ALL).slice(1) } as Step
    expect(played.step('di', partly)).toBe('Each criterion is answered; these are not: harm.')
  })

  test('rests when any member escalates it, and begins again when it is resumed', () => {
    const played = toObjections()
    played.step('di', { kind: 'escalate', text: 'Let us talk.' })
    expect(played.pass(1_000).state).toBe('escalated')
    expect(played.step('di', { kind: 'no-objection' })).toContain('is escalated')
    played.step('ada', { kind: 'resume', text: 'We talked.' }, 1_000)
    expect(played.now()).toMatchObject({ state: 'clarifying', revision: 2 })
  })

  test('that gives its proposer authority needs somebody else to look', () => {
    const grant: Change[] = [{ kind: 'role.amend', role: 'clerk', accountabilities: ['All'] }]
    const alone = game('holacracy', 'cy', grant)
    expect(alone.begun.selfGrant).toBe(true)
    expect(alone.pass(1_000)).toMatchObject({
      state: 'rejected',
      outcome: { reason: expect.stringContaining('silence is not enough') as string },
    })
    const seen = game('holacracy', 'cy', grant)
    for (let round = 0; round < 3; round++) seen.step('ada', { kind: 'next' })
    seen.step('di', { kind: 'no-objection' })
    expect(seen.pass(1_000).state).toBe('accepted')
  })

  test('is not moved back by a clock that is set back', () => {
    const played = toObjections()
    played.step('di', { kind: 'no-objection' }, 10)
    const { updatedAt } = played.now()
    played.step('bo', { kind: 'no-objection' }, -100)
    expect(played.now().updatedAt).toBe(updatedAt)
  })
})

describe('a vote', () => {
  test('needs its quorum and its majority', () => {
    const none = game('board')
    none.step('bo', { kind: 'vote', choice: 'yes' })
    expect(none.pass(168)).toMatchObject({
      state: 'rejected',
      outcome: {
        reason: expect.stringContaining('The quorum of 2 votes was not reached') as string,
      },
    })
    const won = game('board')
    won.step('bo', { kind: 'vote', choice: 'yes' })
    won.step('cy', { kind: 'vote', choice: 'yes' })
    expect(won.now().state).toBe('voting')
    expect(won.pass(168).state).toBe('accepted')
  })

  test('is closed when its time is over, whoever comes later', () => {
    const played = game('board')
    expect(played.step('bo', { kind: 'vote', choice: 'yes' }, 169)).toContain('is rejected')
  })

  test('counts the last vote of each, and none of those without one', () => {
    const played = game('board')
    expect(played.step('di', { kind: 'vote', choice: 'no' })).toBe('di has no vote on this.')
    for (const choice of ['yes', 'no', 'yes'] as const) played.step('bo', { kind: 'vote', choice })
    played.step('cy', { kind: 'vote', choice: 'no' })
    played.step('ada', { kind: 'vote', choice: 'abstain' })
    // One for, one against: the chair breaks the tie with a vote of hers, and she abstained.
    expect(played.now()).toMatchObject({
      state: 'rejected',
      outcome: {
        reason: 'There was no majority: 1 for, 1 against, 1 abstained, of 3 with a vote.',
      },
    })
  })
})

describe('an approval', () => {
  const approve = (approves: boolean): Step => ({
    kind: 'approve',
    role: 'anchor-lead',
    approves,
    text: 'x',
  })

  test('is given by who fills the role', () => {
    const played = game('startup', 'cy')
    expect(played.step('cy', approve(true))).toBe('cy does not fill the role anchor-lead.')
    expect(played.step('ada', approve(true))).toBeUndefined()
    expect(played.now().state).toBe('accepted')
    const rejected = game('startup', 'cy')
    expect(rejected.step('cy', { ...approve(true), role: 'constructor' } as Step)).toBe(
      'The role constructor does not decide about this; anchor-lead does.',
    )
    rejected.step('ada', approve(false))
    expect(rejected.now()).toMatchObject({
      state: 'rejected',
      outcome: { reason: 'Rejected on behalf of 1 of 1 roles.' },
    })
  })
})

describe('what is said at length', () => {
  test('is refused with the reason once a proposal can keep no more of it', () => {
    const played = game('holacracy', 'cy')
    for (let round = 0; round < 3; round++) played.step('ada', { kind: 'next' })
    played.step('di', object([]))
    const [one] = played.now().objections
    const full = { ...played.now(), objections: Array.from({ length: 200 }, () => one) } as Proposal
    const context = played.log.at(-1)?.context
    if (context === undefined) throw new Error('nothing was said')
    expect(takeStep(full, object(), { ...context, actor: 'cy' })).toEqual({
      kind: 'refused',
      reason: 'More than 200 objections are not kept; escalate it to a meeting.',
    })
    const said = { id: 1, kind: 'note', by: 'ada', revision: 1, at: AT.toISOString() } as const
    const long = { ...played.now(), contributions: Array.from({ length: 1_000 }, () => said) }
    expect(takeStep(long, { kind: 'no-objection' }, { ...context, actor: 'cy' })).toEqual({
      kind: 'refused',
      reason: 'More than 1000 contributions are not kept; escalate it to a meeting.',
    })
  })
})

describe('whatever people do', () => {
  const people = fc.constantFrom('ada', 'bo', 'cy', 'di', 'eve')
  const steps: fc.Arbitrary<Step> = fc.oneof(
    fc.constantFrom<Step>(
      { kind: 'next' },
      { kind: 'no-objection' },
      { kind: 'ask', text: 'q' },
      { kind: 'react', text: 'r' },
      { kind: 'withdraw' },
      { kind: 'escalate', text: 'e' },
      { kind: 'resume', text: 's' },
      { kind: 'discard', test: 'good-faith', because: 'b' },
      object(),
      object(['harm']),
      object(['breaks-the-rules']),
    ),
    fc.constantFrom<Step>(
      { kind: 'amend', changes: [...CHANGES] },
      { kind: 'vote', choice: 'yes' },
      { kind: 'vote', choice: 'no' },
      { kind: 'approve', role: 'anchor-lead', approves: true, text: 'a' },
      { kind: 'agree', objection: 1 },
      { kind: 'withdraw-objection', objection: 1 },
      { kind: 'rule', objection: 1, valid: true, because: 'b' },
      { kind: 'rule', objection: 1, valid: false, because: 'b' },
      { kind: 'integrate', objection: 1, changes: [...CHANGES], note: 'n' },
    ),
  )

  test('nothing is accepted over a valid objection, what is over stays over, and the steps replay', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Id>('startup', 'holacracy', 'board'),
        people.filter((person) => person !== 'eve'),
        fc.array(fc.tuple(people, steps, fc.integer({ min: -5, max: 40 })), { maxLength: 40 }),
        (id, proposer, moves) => {
          const played = game(id, proposer)
          let hours = 0
          for (const [actor, step, pause] of moves) {
            hours += pause
            const before = played.now()
            const refusal = played.step(actor, step, hours)
            const now = played.now()
            if (refusal !== undefined) expect(now).toBe(before)
            if (FINAL_STATES.includes(before.state)) expect(now).toBe(before)
            expect(now.updatedAt >= before.updatedAt).toBe(true)
            expect(now.revision).toBeGreaterThanOrEqual(before.revision)
            if (actor === 'eve') expect(refusal).toBeDefined()
            if (now.state === 'accepted') {
              expect(now.objections.some(({ state }) => state === 'valid')).toBe(false)
            }
            const spoken = now.objections.filter(
              ({ revision, state }) => revision === now.revision && state !== 'withdrawn',
            )
            expect(new Set(spoken.map(({ by }) => by)).size).toBe(spoken.length)
          }
          const replayed = played.log.reduce((proposal, { step, context }) => {
            const stepped = takeStep(proposal, step, context)
            return stepped.kind === 'moved' ? stepped.proposal : proposal
          }, played.begun)
          expect(replayed).toEqual(played.now())
        },
      ),
      { numRuns: 50 },
    )
  })

  test('the same proposal ends in the same governance, whatever the method', () => {
    const results = (['startup', 'holacracy', 'board'] as const).map((id) => {
      const { governance, begun } = game(id)
      const applied = applyChanges(governance, begun.changes, {
        circle: 'anchor',
        basedOn: begun.basedOn,
        at: AT,
        packs: PACKS,
        lifecycles: LIFECYCLES,
      })
      if (applied.kind === 'refused') throw new Error('refused')
      expect(governanceMistakes(applied.governance, AT)).toEqual([])
      const role = applied.governance.organisation.roles.find((one) => one.id === 'clerk')
      return { purpose: role?.purpose, domains: role?.domains }
    })
    expect(results).toEqual(Array(3).fill({ purpose: 'Clear', domains: [] }))
  })
})
