import fc from 'fast-check'
import { breakTie, drawNumber } from '../../../src/governance/elections/break-tie.ts'
import {
  advanceElection,
  openElectionRound,
} from '../../../src/governance/elections/election-rounds.ts'
import {
  ENDED,
  electionSchema,
  type Election,
  type ElectionContext,
  type ElectionStep,
} from '../../../src/governance/elections/election.ts'
import { takeElectionStep } from '../../../src/governance/elections/take-election-step.ts'
import { USUAL_ELECTION_RULES } from '../../../src/governance/constitution/decision-rules.ts'
import { NO_CRITERIA } from '../../../src/governance/proposals/decision-terms.ts'
import { AT, shipped } from '../support/governed.ts'

const HOUR = 3_600_000
const MEMBERS: readonly string[] = ['ada', 'bo', 'cy', 'di']

function called(): Election {
  const at = AT.toISOString()
  return openElectionRound(
    {
      id: 'e',
      circle: 'payments',
      role: 'payments-rep',
      reason: 'Nobody represents us.',
      calledBy: 'bo',
      term: 365,
      description: { title: 'Representative', purpose: 'Heard.', accountabilities: [] },
      rules: USUAL_ELECTION_RULES,
      objectionRules: shipped('holacracy').objections ?? NO_CRITERIA,
      state: 'called',
      roundOpenedAt: at,
      ballots: [],
      candidacies: [],
      agreed: [],
      objections: [],
      createdAt: at,
      updatedAt: at,
    },
    'called',
    at,
  )
}

/** Ada leads and facilitates; the incumbents are as given. */
function game(incumbents: readonly string[] = [], seed = 'seed', members = MEMBERS) {
  let election = called()
  const context = (actor: string, hours: number): ElectionContext => ({
    actor,
    at: new Date(AT.getTime() + hours * HOUR).toISOString(),
    members: Object.fromEntries(members.map((name) => [name, [`role-of-${name}`]])),
    facilitators: ['ada'],
    eligible: ['bo', 'cy', 'di'],
    ineligible: { ada: 'ada leads the circle payments and cannot represent it as well.' },
    incumbents,
    seed,
  })
  const log: { readonly step: ElectionStep; readonly context: ElectionContext }[] = []
  const played = {
    log,
    now: () => election,
    step: (actor: string, step: ElectionStep, hours = 0): string | undefined => {
      const given = context(actor, hours)
      const stepped = takeElectionStep(election, step, given)
      if (stepped.kind === 'refused') return stepped.reason
      log.push({ step, context: given })
      election = stepped.election
      return undefined
    },
    pass: (hours: number) => (election = advanceElection(election, context('ada', hours))),
    /** Nominations, in the order of the members; reasons are shared. */
    nominated: (...nominees: readonly string[]) => {
      played.step('ada', { kind: 'describe' })
      members.forEach((name, index) =>
        played.step(name, { kind: 'nominate', nominee: nominees[index] ?? '', reason: 'Able.' }),
      )
      expect(election.state).toBe('sharing')
      played.step('ada', { kind: 'next' })
      expect(election.state).toBe('changing')
      return played
    },
  }
  return played
}

const candidate = (election: Election) => election.candidacies.at(-1)?.candidate

const object = (by: string, holds = ['harm', 'caused', 'known', 'own-role']): ElectionStep => ({
  kind: 'object',
  role: `role-of-${by}`,
  text: 'It stops me.',
  answers: ['harm', 'caused', 'known', 'own-role', 'breaks-the-rules'].map((criterion) => ({
    criterion,
    holds: holds.includes(criterion),
    because: 'Because.',
  })),
})

describe('an election', () => {
  test('goes from the call to the elected through every round', () => {
    const played = game()
    expect(played.now().state).toBe('called')
    expect(played.step('bo', { kind: 'describe' })).toBe('bo does not facilitate this; ada does.')
    played.step('ada', { kind: 'describe', term: 180 })
    expect(played.now()).toMatchObject({ state: 'nominating', term: 180 })
    for (const [name, nominee] of [
      ['ada', 'cy'],
      ['bo', 'cy'],
      ['cy', 'di'],
      ['di', 'cy'],
    ] as const) {
      expect(played.step(name, { kind: 'nominate', nominee, reason: 'Able.' })).toBeUndefined()
    }
    expect(played.now().state).toBe('sharing')
    for (const name of MEMBERS) played.step(name, { kind: 'share', text: 'So.' })
    expect(played.now().state).toBe('changing')
    expect(played.step('cy', { kind: 'change', nominee: 'cy', reason: 'Well.' })).toBeUndefined()
    played.step('ada', { kind: 'propose' })
    expect(played.now()).toMatchObject({
      state: 'objecting',
      candidacies: [{ candidate: 'cy', nominations: 4 }],
    })
    expect(played.step('cy', { kind: 'no-objection' })).toBe(
      'Whoever is proposed answers last; ada, bo, di have not spoken. You can decline at any time.',
    )
    for (const name of ['ada', 'bo', 'di', 'cy']) played.step(name, { kind: 'no-objection' })
    expect(played.now()).toMatchObject({
      state: 'accepted',
      outcome: {
        reason: 'Every member of the circle has spoken, and no valid objection to cy stands.',
      },
    })
    expect(played.step('ada', { kind: 'cancel', text: 'Too late.' })).toContain('is over')
  })

  test('knows no abstention, one nominee each, and the lead is not eligible as representative', () => {
    const played = game()
    played.step('ada', { kind: 'describe' })
    expect(played.step('bo', { kind: 'nominate', nominee: 'ada', reason: 'x' })).toBe(
      'ada leads the circle payments and cannot represent it as well.',
    )
    expect(played.step('bo', { kind: 'nominate', nominee: 'zoe', reason: 'x' })).toContain(
      'zoe fills no role in the circle',
    )
    expect(played.step('zoe', { kind: 'nominate', nominee: 'bo', reason: 'x' })).toBe(
      'zoe is no member of the circle payments; its members take part in this.',
    )
    played.step('bo', { kind: 'nominate', nominee: 'cy', reason: 'x' })
    expect(played.step('bo', { kind: 'nominate', nominee: 'di', reason: 'x' })).toContain(
      'You have nominated already',
    )
    expect(played.step('ada', { kind: 'next' })).toBe(
      'Nobody abstains: ada, cy, di have not nominated. The round ends when they have, or when its time is over.',
    )
  })

  test('ends rounds by their time, and without any nomination ends without a result', () => {
    const played = game()
    expect(played.pass(23).state).toBe('called')
    expect(played.pass(24).state).toBe('nominating')
    expect(played.pass(24 + 72)).toMatchObject({
      state: 'closed',
      outcome: { reason: 'Nobody nominated anybody in time.' },
    })
    const silent = game()
    silent.step('ada', { kind: 'describe' })
    silent.step('bo', { kind: 'nominate', nominee: 'cy', reason: 'x' })
    expect(silent.pass(72 + 24 + 24 + 71)).toMatchObject({ state: 'objecting' })
    expect(silent.pass(72 + 24 + 24 + 72)).toMatchObject({ state: 'accepted' })
  })

  test('discards a candidate whom a valid objection stands against, and proposes the next one', () => {
    const played = game().nominated('cy', 'cy', 'di', 'di')
    played.step('ada', { kind: 'propose' })
    const first = candidate(played.now())
    const second = first === 'cy' ? 'di' : 'cy'
    expect(played.step('bo', object('bo'))).toBeUndefined()
    expect(played.now().objections).toMatchObject([{ state: 'untested' }])
    expect(played.step('bo', { kind: 'rule', objection: 1, valid: true, because: 'x' })).toContain(
      'bo does not facilitate',
    )
    played.step('ada', { kind: 'rule', objection: 1, valid: true, because: 'It follows.' })
    expect(played.now().candidacies).toMatchObject([
      { candidate: first, discarded: 'bo objected: It stops me.' },
      { candidate: second },
    ])
    played.step(second, { kind: 'decline', text: 'No time.' })
    expect(played.now()).toMatchObject({
      state: 'closed',
      outcome: { reason: 'No candidate is left; call another election.' },
    })
  })

  test('records an objection that fails the test, which discards nobody', () => {
    const played = game().nominated('cy', 'cy', 'cy', 'cy')
    played.step('ada', { kind: 'propose' })
    played.step('bo', object('bo', ['caused', 'known', 'own-role']))
    expect(played.now()).toMatchObject({
      state: 'objecting',
      objections: [{ state: 'invalid' }],
      candidacies: [{ candidate: 'cy' }],
    })
  })
})

describe('a tie', () => {
  test('goes to the one who alone nominated themselves', () => {
    const played = game(['di']).nominated('di', 'cy', 'cy', 'bo')
    expect(played.step('di', { kind: 'change', nominee: 'di', reason: 'x' })).toBeUndefined()
    // Now cy and di have two each, and both nominated themselves.
    expect(played.step('ada', { kind: 'propose', tie: 'self-nominated' })).toBe(
      'Not one of cy, di alone nominated themselves; choose another way.',
    )
    const alone = game(['di']).nominated('di', 'cy', 'cy', 'di')
    alone.step('di', { kind: 'change', nominee: 'bo', reason: 'x' })
    alone.step('ada', { kind: 'change', nominee: 'bo', reason: 'x' })
    expect(alone.step('ada', { kind: 'propose', tie: 'self-nominated' })).toBeUndefined()
    expect(alone.now().candidacies).toMatchObject([
      { candidate: 'cy', tie: { option: 'self-nominated', among: ['bo', 'cy'] } },
    ])
  })

  test('else goes to the incumbent', () => {
    const played = game(['di']).nominated('cy', 'cy', 'di', 'di')
    // di nominated themselves too, so that the first option decides unless another is chosen.
    expect(played.step('ada', { kind: 'propose', tie: 'incumbent' })).toBeUndefined()
    expect(played.now().candidacies).toMatchObject([
      { candidate: 'di', tie: { option: 'incumbent' } },
    ])
    const nobody = game([]).nominated('cy', 'cy', 'di', 'di')
    expect(nobody.step('ada', { kind: 'propose', tie: 'incumbent' })).toContain('Not one of cy, di')
  })

  test('else is drawn by a seed that is recorded: the same seed draws the same candidate', () => {
    const drawn = (seed: string) => {
      const played = game([], seed).nominated('cy', 'cy', 'di', 'bo')
      played.step('di', { kind: 'change', nominee: 'di', reason: 'x' })
      expect(played.step('ada', { kind: 'propose', tie: 'draw' })).toBeUndefined()
      return played.now().candidacies[0]
    }
    expect(drawn('one')).toEqual(drawn('one'))
    expect(drawn('one')?.tie).toEqual({ option: 'draw', among: ['cy', 'di'], seed: 'one' })
    const among = ['cy', 'di']
    const winners = Array.from({ length: 40 }, (_, index) => among[drawNumber(`seed-${index}`, 2)])
    expect(new Set(winners)).toEqual(new Set(among))
  })

  test('or asks those to move who nominated somebody else, once', () => {
    const even = game().nominated('cy', 'di', 'cy', 'di')
    expect(even.step('ada', { kind: 'propose', tie: 'ask' })).toContain('nobody is left to move')

    const played = game([], 'seed', [...MEMBERS, 'eve']).nominated('cy', 'di', 'cy', 'di', 'bo')
    expect(played.step('ada', { kind: 'propose', tie: 'ask' })).toBeUndefined()
    expect(played.now()).toMatchObject({ state: 'changing', movers: ['eve'], candidacies: [] })
    expect(played.step('bo', { kind: 'change', nominee: 'cy', reason: 'x' })).toBe(
      'Only those whose nominee is not among the tied ones move now: eve.',
    )
    expect(played.step('eve', { kind: 'change', nominee: 'bo', reason: 'x' })).toBe(
      'Move to one of the tied ones: cy, di.',
    )
    expect(played.step('ada', { kind: 'propose', tie: 'ask' })).toBe(
      'They were asked to move already; draw, or choose another way.',
    )
    played.step('eve', { kind: 'change', nominee: 'di', reason: 'x' })
    played.step('ada', { kind: 'propose' })
    expect(played.now().candidacies).toMatchObject([{ candidate: 'di', nominations: 3 }])
    expect(played.now().candidacies[0]).not.toHaveProperty('tie')
  })

  test('always is broken by a draw, whatever the ballots and the seed', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 2 }),
        fc.string({ maxLength: 50 }),
        (among, seed) => {
          const tie = { among: among.toSorted(), ballots: [], incumbents: [], seed }
          const broken = breakTie('draw', tie)
          expect(among).toContain(broken?.candidate)
          expect(breakTie('draw', tie)).toEqual(broken)
        },
      ),
    )
  })
})

test('whatever anybody does, an election keeps its shape, ends for good, and replays to the same', () => {
  const who = fc.constantFrom(...MEMBERS, 'zoe')
  const text = fc.constant('x')
  const step: fc.Arbitrary<ElectionStep> = fc.oneof(
    fc.record({ kind: fc.constant('describe' as const) }),
    fc.record({ kind: fc.constant('nominate' as const), nominee: who, reason: text }),
    fc.record({ kind: fc.constant('share' as const), text }),
    fc.record({ kind: fc.constant('change' as const), nominee: who, reason: text }),
    fc.record({ kind: fc.constant('next' as const) }),
    fc.record(
      {
        kind: fc.constant('propose' as const),
        tie: fc.constantFrom(
          'self-nominated' as const,
          'incumbent' as const,
          'draw' as const,
          'ask' as const,
        ),
      },
      { requiredKeys: ['kind'] },
    ),
    fc.record({ kind: fc.constant('no-objection' as const) }),
    who.map((name) => object(name)),
    fc.record({
      kind: fc.constant('rule' as const),
      objection: fc.integer({ min: 1, max: 4 }),
      valid: fc.boolean(),
      because: text,
    }),
    fc.record({
      kind: fc.constant('withdraw-objection' as const),
      objection: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ kind: fc.constant('decline' as const), text }),
  )
  const move = fc.record({ who, step, hours: fc.integer({ min: -5, max: 40 }) })
  fc.assert(
    fc.property(
      fc.array(move, { maxLength: 60 }),
      fc.string({ minLength: 1, maxLength: 8 }),
      (moves, seed) => {
        const played = game(['di'], seed)
        let hours = 0
        for (const { who: actor, step: taken, hours: passed } of moves) {
          const before = played.now()
          hours += passed
          const refusal = played.step(actor, taken, hours)
          const after = played.now()
          if (refusal !== undefined || ENDED.includes(before.state)) expect(after).toBe(before)
          expect(electionSchema.safeParse(after).success).toBe(true)
          expect(after.updatedAt >= before.updatedAt).toBe(true)
          // Each member has one ballot, and nobody is elected who may not be.
          expect(new Set(after.ballots.map(({ by }) => by)).size).toBe(after.ballots.length)
          expect(after.ballots.every(({ nominee }) => ['bo', 'cy', 'di'].includes(nominee))).toBe(
            true,
          )
          const names = after.candidacies.map((proposed) => proposed.candidate)
          expect(new Set(names).size).toBe(names.length)
        }
        const replayed = played.log.reduce((election, { step: taken, context }) => {
          const stepped = takeElectionStep(election, taken, context)
          if (stepped.kind === 'refused') throw new Error(stepped.reason)
          return stepped.election
        }, called())
        expect(replayed).toEqual(played.now())
      },
    ),
    { numRuns: 200 },
  )
})
