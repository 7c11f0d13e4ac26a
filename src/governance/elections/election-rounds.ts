import { without } from '../without.ts'
import { breakTie, countNominations } from './break-tie.ts'
import {
  type Candidacy,
  type Election,
  type ElectionContext,
  type ElectionState,
  type TieOption,
} from './election.ts'

const HOUR = 60 * 60 * 1_000

/** Begins a round at a moment; it ends by itself when its time box does. */
export function openElectionRound(
  election: Election,
  state: 'called' | 'nominating' | 'sharing' | 'changing' | 'objecting',
  at: string,
): Election {
  const { rules } = election
  const hours = {
    called: rules.describeHours,
    nominating: rules.nominateHours,
    sharing: rules.shareHours,
    changing: rules.changeHours,
    objecting: rules.objectHours,
  }[state]
  return { ...election, state, roundOpenedAt: at, roundClosesAt: later(at, hours) }
}

function later(at: string, hours: number): string {
  return new Date(new Date(at).getTime() + hours * HOUR).toISOString()
}

/** Ends an election without a result, or with one that is left to be carried out. */
export function endElection(
  election: Election,
  state: 'accepted' | 'closed',
  reason: string,
  at: string,
): Election {
  const rest = without(election, 'roundClosesAt', 'movers')
  return { ...rest, state, outcome: { reason: reason.slice(0, 2_000), at } }
}

/**
 * Takes the rounds on that are over, by their time box or because everybody has spoken. Pure; repeating it changes
 * nothing.
 */
export function advanceElection(
  election: Election,
  context: Omit<ElectionContext, 'actor'>,
): Election {
  let current = election
  for (let next = advanceOnce(current, context); next !== undefined;) {
    current = next
    next = advanceOnce(current, context)
  }
  return current
}

/** Undefined when the round goes on. */
function advanceOnce(
  election: Election,
  context: Omit<ElectionContext, 'actor'>,
): Election | undefined {
  const { state, roundClosesAt, ballots } = election
  const { at, members } = context
  const isOver = roundClosesAt !== undefined && roundClosesAt <= at
  // A round that was over earlier ended then, so that the one after it has its full time.
  const ended = isOver ? roundClosesAt : at
  switch (state) {
    case 'called':
      return isOver ? openElectionRound(election, 'nominating', ended) : undefined
    case 'nominating': {
      const everybody = Object.keys(members).every((person) =>
        ballots.some(({ by }) => by === person),
      )
      if (!isOver && !(everybody && ballots.length > 0)) return undefined
      return ballots.length === 0
        ? endElection(election, 'closed', 'Nobody nominated anybody in time.', ended)
        : openElectionRound(election, 'sharing', ended)
    }
    case 'sharing': {
      const everybody = ballots.every(({ shared }) => shared !== undefined)
      return isOver || everybody ? openElectionRound(election, 'changing', ended) : undefined
    }
    case 'changing':
      return isOver ? proposeCandidate(election, context, ended) : undefined
    case 'objecting':
      return closeObjecting(election, context, isOver, ended)
    default:
      return undefined
  }
}

/** In the order in which a tie is broken without anybody choosing; the last one always decides. */
const BY_ITSELF = ['self-nominated', 'incumbent', 'draw'] as const

/** Candidates that are left, with the most nominations; several with a tie. */
export function leading({ ballots, candidacies }: Election): readonly string[] {
  const gone = new Set(candidacies.map(({ candidate }) => candidate))
  const counted = countNominations(ballots).filter(({ nominee }) => !gone.has(nominee))
  const [first] = counted
  return counted
    .filter(({ nominations }) => nominations === first?.nominations)
    .map(({ nominee }) => nominee)
}

/**
 * Proposes whoever has the most nominations and is left; a tie is broken by the first option that decides it, or by
 * the one that is asked for. Without anybody left the election ends.
 */
export function proposeCandidate(
  election: Election,
  context: Omit<ElectionContext, 'actor'>,
  at: string,
  asked?: Exclude<TieOption, 'ask'>,
): Election {
  const { ballots, candidacies } = election
  const { incumbents, seed, eligible } = context
  const among = leading(election)
  const [only] = among
  if (only === undefined) {
    return endElection(election, 'closed', 'No candidate is left; call another election.', at)
  }
  const nominations = ballots.filter(({ nominee }) => nominee === only).length
  const options = asked === undefined ? BY_ITSELF : [asked]
  const broken =
    among.length === 1
      ? { candidate: only }
      : options
          .map((option) => breakTie(option, { among, ballots, incumbents, seed }))
          .find((found) => found !== undefined)
  if (broken === undefined) return election
  const next: Candidacy = { ...broken, nominations, at }
  const rest = without(election, 'movers')
  const proposed = { ...rest, candidacies: [...candidacies, next] }
  // Who was nominated may have come to lead the circle, or to leave, since.
  return eligible.includes(next.candidate)
    ? openElectionRound(proposed, 'objecting', at)
    : proposeCandidate(
        discarded(proposed, `${next.candidate} can no longer be elected.`),
        context,
        at,
      )
}

/** The last candidacy goes no further. */
export function discarded(election: Election, reason: string): Election {
  const candidacies = election.candidacies.map((candidacy, index, all) =>
    index === all.length - 1 ? { ...candidacy, discarded: reason.slice(0, 2_000) } : candidacy,
  )
  return { ...election, candidacies }
}

function closeObjecting(
  election: Election,
  context: Omit<ElectionContext, 'actor'>,
  isOver: boolean,
  at: string,
): Election | undefined {
  const round = election.candidacies.length
  const mine = election.objections.filter((raised) => raised.round === round)
  const spoken = new Set([
    ...election.agreed.filter((said) => said.round === round).map(({ by }) => by),
    ...mine.map(({ by }) => by),
  ])
  const everybody = Object.keys(context.members).every((person) => spoken.has(person))
  const valid = mine.find(({ state }) => state === 'valid')
  const candidate = election.candidacies.at(-1)?.candidate ?? ''
  if (valid !== undefined) {
    return proposeCandidate(discarded(election, `${valid.by} objected: ${valid.text}`), context, at)
  }
  if (!isOver && !everybody) return undefined
  if (mine.some(({ state }) => state === 'untested')) {
    return isOver ? afterWaiting(election, at) : undefined
  }
  return endElection(
    election,
    'accepted',
    everybody
      ? `Every member of the circle has spoken, and no valid objection to ${candidate} stands.`
      : `The time for objections is over, and no valid objection to ${candidate} stands.`,
    at,
  )
}

/** Objections that nobody ruled on get more time once; after it they stop nothing. */
function afterWaiting(election: Election, at: string): Election {
  const { objectHours, rulingHours } = election.rules
  const ends = later(election.roundOpenedAt, objectHours + rulingHours)
  if (at < ends) return { ...election, roundClosesAt: ends }
  const because = 'Nobody ruled on it in time; an untested objection does not stop an election.'
  return {
    ...election,
    objections: election.objections.map((objection) =>
      objection.state === 'untested'
        ? { ...objection, state: 'invalid' as const, ruling: { by: 'system', because, at } }
        : objection,
    ),
  }
}

/** What takes an election on in each state. */
export const ELECTION_STEPS: Readonly<Partial<Record<ElectionState, string>>> = {
  called: 'describe from who facilitates',
  nominating: 'nominate',
  sharing: 'share, or next from who facilitates',
  changing: 'change, or propose from who facilitates',
  objecting: 'no-objection or object; rule or withdraw-objection for one that was raised',
}
