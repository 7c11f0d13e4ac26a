import { MOST_OBJECTIONS_OF_ONE, testAnswers } from '../proposals/objection-steps.ts'
import { breakTie } from './break-tie.ts'
import {
  advanceElection,
  discarded,
  ELECTION_STEPS,
  endElection,
  leading,
  openElectionRound,
  proposeCandidate,
} from './election-rounds.ts'
import {
  ENDED,
  type Ballot,
  type Election,
  type ElectionContext,
  type ElectionObjection,
  type ElectionState,
  type ElectionStep,
  type ElectionStepped,
} from './election.ts'

/** The rounds that each step belongs to; one that is not named is taken as long as the election goes on. */
const ROUND_OF: Readonly<Partial<Record<ElectionStep['kind'], ElectionState>>> = {
  describe: 'called',
  nominate: 'nominating',
  share: 'sharing',
  change: 'changing',
  propose: 'changing',
  'no-objection': 'objecting',
  object: 'objecting',
  rule: 'objecting',
  'withdraw-objection': 'objecting',
  decline: 'objecting',
}

const FACILITATED: readonly ElectionStep['kind'][] = [
  'describe',
  'next',
  'propose',
  'rule',
  'cancel',
]

/**
 * Takes one step of an election, after the rounds whose time is over. Pure: the ledger's steps, taken again, give the
 * same election. A refused step changes nothing, and says why.
 */
export function takeElectionStep(
  election: Election,
  step: ElectionStep,
  given: ElectionContext,
): ElectionStepped {
  // A clock that was set back moves no round back.
  const context = { ...given, at: given.at < election.updatedAt ? election.updatedAt : given.at }
  const current = advanceElection(election, context)
  const stepped = mayTake(current, step, context) ?? apply(current, step, context)
  if (stepped.kind === 'refused') return stepped
  const next = advanceElection(stepped.election, context)
  return moved({ ...next, updatedAt: context.at })
}

/** Why not; undefined when nothing stands against it. */
function mayTake(
  { state, circle, outcome }: Election,
  { kind }: ElectionStep,
  { actor, members, facilitators }: ElectionContext,
): (ElectionStepped & { readonly kind: 'refused' }) | undefined {
  if (ENDED.includes(state) || state === 'accepted') {
    return refused(
      `The election is over: ${outcome?.reason ?? state} Call another one if there is need.`,
    )
  }
  const round = ROUND_OF[kind]
  if (round !== undefined && round !== state) {
    return refused(
      `The step "${kind}" belongs to an election that is ${round}; this one is ${state}. What it takes now: ${ELECTION_STEPS[state] ?? 'nothing'}.`,
    )
  }
  if (FACILITATED.includes(kind)) {
    return facilitators.includes(actor)
      ? undefined
      : refused(`${actor} does not facilitate this; ${facilitators.join(', ') || 'nobody'} does.`)
  }
  return Object.hasOwn(members, actor)
    ? undefined
    : refused(`${actor} is no member of the circle ${circle}; its members take part in this.`)
}

function apply(election: Election, step: ElectionStep, context: ElectionContext): ElectionStepped {
  const { actor, at } = context
  switch (step.kind) {
    case 'describe':
      return moved(
        openElectionRound({ ...election, term: step.term ?? election.term }, 'nominating', at),
      )
    case 'nominate':
      return nominate(election, step, context)
    case 'share': {
      const own = election.ballots.find(({ by }) => by === actor)
      if (own === undefined)
        return refused('You nominated nobody, so that there is nothing to explain.')
      if (own.shared !== undefined) return refused('You have said your reasons already.')
      return moved(withBallot(election, { ...own, shared: step.text }))
    }
    case 'change':
      return change(election, step, context)
    case 'next':
      return nextRound(election, context)
    case 'propose':
      return propose(election, step, context)
    case 'decline': {
      const candidate = election.candidacies.at(-1)?.candidate
      return candidate === actor
        ? moved(
            proposeCandidate(discarded(election, `${actor} declined: ${step.text}`), context, at),
          )
        : refused(`Only ${candidate ?? 'nobody'}, who is proposed, declines.`)
    }
    case 'cancel':
      return moved(endElection(election, 'closed', `Called off by ${actor}: ${step.text}`, at))
    case 'no-objection':
    case 'object':
      return speak(election, step, context)
    case 'rule':
    case 'withdraw-objection':
      return settle(election, step, context)
  }
}

function nominate(
  election: Election,
  { nominee, reason }: ElectionStep & { readonly kind: 'nominate' },
  context: ElectionContext,
): ElectionStepped {
  const { actor, at, seed } = context
  const wrong = notEligible(nominee, context)
  if (wrong !== undefined) return wrong
  if (election.ballots.some(({ by }) => by === actor)) {
    return refused(
      'You have nominated already; nominations are changed once all reasons were heard.',
    )
  }
  const cast = { by: actor, nominee, reason, salt: seed, isChanged: false, at }
  return moved({ ...election, ballots: [...election.ballots, cast] })
}

function notEligible(
  nominee: string,
  { eligible, ineligible }: ElectionContext,
): (ElectionStepped & { readonly kind: 'refused' }) | undefined {
  if (eligible.includes(nominee)) return undefined
  const why = Object.hasOwn(ineligible, nominee) ? ineligible[nominee] : undefined
  return refused(
    why ?? `${nominee} fills no role in the circle; nominate one of ${eligible.join(', ')}.`,
  )
}

function change(
  election: Election,
  { nominee, reason }: ElectionStep & { readonly kind: 'change' },
  context: ElectionContext,
): ElectionStepped {
  const { actor, at } = context
  const wrong = notEligible(nominee, context)
  if (wrong !== undefined) return wrong
  const own = election.ballots.find(({ by }) => by === actor)
  if (own === undefined) return refused('You nominated nobody while nominations were made.')
  const { movers } = election
  if (movers !== undefined && !movers.includes(actor)) {
    return refused(
      `Only those whose nominee is not among the tied ones move now: ${movers.join(', ')}.`,
    )
  }
  if (movers !== undefined && !leading(election).includes(nominee)) {
    return refused(`Move to one of the tied ones: ${leading(election).join(', ')}.`)
  }
  const next = withBallot(election, { ...own, nominee, reason, isChanged: true, at })
  return moved(
    movers === undefined ? next : { ...next, movers: movers.filter((person) => person !== actor) },
  )
}

function withBallot(election: Election, ballot: Ballot): Election {
  const ballots = election.ballots.map((other) => (other.by === ballot.by ? ballot : other))
  return { ...election, ballots }
}

function nextRound(election: Election, { members, at }: ElectionContext): ElectionStepped {
  switch (election.state) {
    case 'nominating': {
      const missing = Object.keys(members).filter(
        (p) => !election.ballots.some(({ by }) => by === p),
      )
      return refused(
        `Nobody abstains: ${missing.join(', ')} have not nominated. The round ends when they have, or when its time is over.`,
      )
    }
    case 'sharing':
      return moved(openElectionRound(election, 'changing', at))
    case 'called':
      return moved(openElectionRound(election, 'nominating', at))
    default:
      return refused(
        `This round ends otherwise; what it takes now: ${ELECTION_STEPS[election.state] ?? 'nothing'}.`,
      )
  }
}

function propose(
  election: Election,
  { tie }: ElectionStep & { readonly kind: 'propose' },
  context: ElectionContext,
): ElectionStepped {
  const { at, incumbents, seed } = context
  const among = leading(election)
  if (tie === undefined || among.length === 1) {
    return moved(proposeCandidate(election, context, at))
  }
  const { ballots } = election
  if (tie !== 'ask') {
    return breakTie(tie, { among, ballots, incumbents, seed }) === undefined
      ? refused(
          tie === 'incumbent'
            ? `Not one of ${among.join(', ')} alone fills the role now; choose another way.`
            : `Not one of ${among.join(', ')} alone nominated themselves; choose another way.`,
        )
      : moved(proposeCandidate(election, context, at, tie))
  }
  if (election.movers !== undefined) {
    return refused('They were asked to move already; draw, or choose another way.')
  }
  const movers = ballots.filter(({ nominee }) => !among.includes(nominee)).map(({ by }) => by)
  return movers.length === 0
    ? refused('Every nomination is for one of the tied ones, so that nobody is left to move.')
    : moved(openElectionRound({ ...election, movers }, 'changing', at))
}

function speak(
  election: Election,
  step: ElectionStep & { readonly kind: 'no-objection' | 'object' },
  { actor, at, members, facilitators }: ElectionContext,
): ElectionStepped {
  const round = election.candidacies.length
  const spoken = new Set([
    ...election.agreed.filter((said) => said.round === round).map(({ by }) => by),
    ...election.objections
      .filter((raised) => raised.round === round && raised.state !== 'withdrawn')
      .map(({ by }) => by),
  ])
  if (spoken.has(actor)) return refused('You have answered for this candidate already.')
  const candidate = election.candidacies.at(-1)?.candidate
  const waiting = Object.keys(members).filter((p) => p !== candidate && !spoken.has(p))
  if (actor === candidate && waiting.length > 0) {
    return refused(
      `Whoever is proposed answers last; ${waiting.join(', ')} have not spoken. You can decline at any time.`,
    )
  }
  if (step.kind === 'no-objection') {
    return moved({ ...election, agreed: [...election.agreed, { by: actor, round }] })
  }
  if (members[actor]?.includes(step.role) !== true) {
    return refused(
      `${actor} does not fill ${step.role} in this circle, and objects for a role of their own only.`,
    )
  }
  const asked = election.objectionRules.criteria.map(({ id }) => id)
  const answered = step.answers.map(({ criterion }) => criterion)
  if (asked.toSorted().join() !== answered.toSorted().join()) {
    return refused(`Each criterion is answered once: ${asked.join(', ')}.`)
  }
  const own = election.objections.filter((raised) => raised.by === actor && raised.round === round)
  if (own.length >= MOST_OBJECTIONS_OF_ONE) {
    return refused(
      `You have raised and withdrawn ${MOST_OBJECTIONS_OF_ONE} objections to this candidate; say that you have none.`,
    )
  }
  if (election.objections.length >= 200) return refused('More than 200 objections are not kept.')
  const { valid, because } = testAnswers(election.objectionRules, step.answers)
  // Whoever is proposed does not judge what stands against it.
  const judges = facilitators.filter((person) => person !== actor && person !== candidate)
  const waits = valid && election.objectionRules.ruling === 'facilitator' && judges.length > 0
  const raised: ElectionObjection = {
    id: election.objections.length + 1,
    by: actor,
    role: step.role,
    text: step.text,
    answers: step.answers,
    state: waits ? 'untested' : valid ? 'valid' : 'invalid',
    ...(!waits && { ruling: { by: 'system', because, at } }),
    round,
    at,
  }
  return moved({ ...election, objections: [...election.objections, raised] })
}

function settle(
  election: Election,
  step: ElectionStep & { readonly kind: 'rule' | 'withdraw-objection' },
  { actor, at }: ElectionContext,
): ElectionStepped {
  const objection = election.objections.find(({ id }) => id === step.objection)
  if (objection === undefined) return refused(`There is no objection ${step.objection}.`)
  if (objection.state !== 'untested') return refused(`The objection is ${objection.state} already.`)
  if (step.kind === 'withdraw-objection' && actor !== objection.by) {
    return refused(`Only ${objection.by}, who raised it, withdraws the objection.`)
  }
  if (step.kind === 'rule' && actor === objection.by) {
    return refused('Nobody rules on an objection of their own.')
  }
  if (step.kind === 'rule' && actor === election.candidacies.at(-1)?.candidate) {
    return refused('Nobody rules on an objection to their own election; somebody else has to.')
  }
  const settled: ElectionObjection =
    step.kind === 'rule'
      ? {
          ...objection,
          state: step.valid ? 'valid' : 'invalid',
          ruling: { by: actor, because: step.because, at },
        }
      : { ...objection, state: 'withdrawn' }
  const objections = election.objections.map((other) => (other.id === settled.id ? settled : other))
  return moved({ ...election, objections })
}

function moved(election: Election): ElectionStepped {
  return { kind: 'moved', election }
}

function refused(reason: string): ElectionStepped & { readonly kind: 'refused' } {
  return { kind: 'refused', reason }
}
