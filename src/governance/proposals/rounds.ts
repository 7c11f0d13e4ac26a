import type { Proposal, ProposalState } from './proposal.ts'
import type { Participants } from './step.ts'
import { without } from '../without.ts'

const HOUR = 60 * 60 * 1_000

/** The round that a method begins with. */
export function firstRound({ method }: Pick<Proposal, 'method'>): ProposalState {
  switch (method.kind) {
    case 'integrative':
      return 'clarifying'
    case 'consent':
      return 'objecting'
    case 'vote':
      return 'voting'
    case 'approver':
      return 'deciding'
  }
}

/**
 * Begins a round at a moment; it ends by itself when its time box does.
 * @param members those of the circle at that moment
 */
export function openRound(
  proposal: Proposal,
  state: ProposalState,
  at: string,
  members: Participants['members'],
): Proposal {
  const hours = timeBox(proposal, state)
  return {
    ...without(proposal, 'roundClosesAt', 'asked'),
    state,
    ...(state === 'objecting' && { asked: Object.keys(members) }),
    roundOpenedAt: at,
    ...(hours !== undefined && { roundClosesAt: later(at, hours) }),
  }
}

function timeBox({ method, attestation }: Proposal, state: ProposalState): number | undefined {
  switch (state) {
    case 'clarifying':
      return method.kind === 'integrative' ? method.clarifyHours : undefined
    case 'reacting':
      return method.kind === 'integrative' ? method.reactHours : undefined
    case 'amending':
      return method.kind === 'integrative' ? method.amendHours : undefined
    case 'objecting':
      return 'objectHours' in method ? method.objectHours : undefined
    case 'voting':
      return method.kind === 'vote' ? method.voteHours : undefined
    case 'deciding':
      return method.kind === 'approver' ? method.decideHours : undefined
    case 'attesting':
      return attestation?.hours
    default:
      return undefined
  }
}

function later(at: string, hours: number): string {
  return new Date(new Date(at).getTime() + hours * HOUR).toISOString()
}

/** Ends a proposal without adopting it. */
export function close(
  proposal: Proposal,
  state: 'rejected' | 'discarded' | 'withdrawn' | 'escalated',
  reason: string,
  at: string,
): Proposal {
  return { ...without(proposal, 'roundClosesAt'), state, outcome: { reason, at } }
}

/** It is decided; what is left is adoption, or before it the word of those who have to vouch for it. */
function decide(proposal: Proposal, reason: string, at: string): Proposal {
  return proposal.attestation === undefined
    ? accept(proposal, reason, at)
    : openRound({ ...proposal, outcome: { reason, at } }, 'attesting', at, {})
}

/** From here on only adoption is left. */
function accept(proposal: Proposal, reason: string, at: string): Proposal {
  return { ...without(proposal, 'roundClosesAt'), state: 'accepted', outcome: { reason, at } }
}

/**
 * Takes the rounds on that are over, by their time box or because everybody has spoken. What nobody does in
 * time counts as said: no question, no reaction, no objection. Pure; repeating it changes nothing.
 */
export function advance(proposal: Proposal, participants: Participants, at: string): Proposal {
  let current = proposal
  // A proposal that slept through several rounds takes them one after the other.
  for (let next = advanceOnce(current, participants, at); next !== undefined;) {
    current = next
    next = advanceOnce(current, participants, at)
  }
  return current
}

const FOLLOWING = {
  clarifying: 'reacting',
  reacting: 'amending',
  amending: 'objecting',
} as const

/** Undefined when the round goes on. */
function advanceOnce(
  proposal: Proposal,
  participants: Participants,
  at: string,
): Proposal | undefined {
  const { state, roundClosesAt } = proposal
  const isOver = roundClosesAt !== undefined && roundClosesAt <= at
  // A round that was over earlier ended then, so that the one after it has its full time.
  const ended = isOver ? roundClosesAt : at
  switch (state) {
    case 'clarifying':
    case 'reacting':
    case 'amending':
      return isOver ? openRound(proposal, FOLLOWING[state], ended, participants.members) : undefined
    case 'objecting':
      return closeObjecting(proposal, participants, isOver, ended)
    case 'integrating':
      return integrated(proposal, participants, at)
    case 'voting':
      return countVotes(proposal, participants, isOver, ended)
    case 'deciding':
      return countApprovals(proposal, participants, isOver, ended)
    case 'attesting':
      return countAttestations(proposal, participants, isOver, ended)
    default:
      return undefined
  }
}

function closeObjecting(
  proposal: Proposal,
  { members, away = [] }: Participants,
  isOver: boolean,
  at: string,
): Proposal | undefined {
  const { revision, objections, contributions, proposer, asked = [] } = proposal
  const spoken = new Set([
    proposer,
    ...contributions
      .filter((said) => said.kind === 'no-objection' && said.revision === revision)
      .map(({ by }) => by),
    ...objections.filter((raised) => raised.revision === revision).map(({ by }) => by),
  ])
  // Whoever was asked and left since is waited for, so that nobody hastens a decision by dismissing who is silent.
  const everybody =
    Object.keys(members).every((person) => spoken.has(person)) &&
    asked.every(
      (person) => spoken.has(person) || Object.hasOwn(members, person) || away.includes(person),
    )
  if (!isOver && !everybody) return undefined
  const untested = objections.filter(({ state }) => state === 'untested')
  if (untested.length > 0) return isOver ? afterWaiting(proposal, at) : undefined
  if (objections.some(({ state }) => state === 'valid')) {
    return openRound(proposal, 'integrating', at, members)
  }
  if (proposal.selfGrant && proposal.fourEyes && !hasSecondPair(proposal)) {
    return isOver
      ? close(
          proposal,
          'rejected',
          'It gives authority to its proposer, and nobody else has looked at it: silence is not enough for that. Ask another member of the circle to say that there is no objection, and propose it again.',
          at,
        )
      : undefined
  }
  return decide(
    proposal,
    everybody
      ? 'Every member of the circle has spoken, and no valid objection stands.'
      : 'The time for objections is over, and no valid objection stands.',
    at,
  )
}

/** Somebody else than the proposer has said that there is no objection to this revision. */
function hasSecondPair({ contributions, proposer, revision }: Proposal): boolean {
  return contributions.some(
    (said) => said.kind === 'no-objection' && said.by !== proposer && said.revision === revision,
  )
}

/** Objections that nobody ruled on get more time once; after it they stop nothing. */
function afterWaiting(proposal: Proposal, at: string): Proposal {
  const { method } = proposal
  const rulingHours = 'rulingHours' in method ? method.rulingHours : 1
  const objectHours = 'objectHours' in method ? method.objectHours : 1
  const ends = later(proposal.roundOpenedAt, objectHours + rulingHours)
  if (at < ends) return { ...proposal, roundClosesAt: ends }
  const objections = proposal.objections.map((objection) =>
    objection.state === 'untested'
      ? {
          ...objection,
          state: 'invalid' as const,
          ruling: {
            by: 'system',
            because: 'Nobody ruled on it in time; an untested objection does not stop a proposal.',
            at,
          },
        }
      : objection,
  )
  return { ...proposal, objections }
}

/** Once all valid objections are resolved, everybody is asked again. */
function integrated(
  proposal: Proposal,
  { members }: Participants,
  at: string,
): Proposal | undefined {
  return proposal.objections.some(({ state }) => state === 'valid')
    ? undefined
    : openRound(proposal, 'objecting', at, members)
}

function countVotes(
  proposal: Proposal,
  { voters, tie }: Participants,
  isOver: boolean,
  at: string,
): Proposal | undefined {
  const { method, proposer, electorate = voters } = proposal
  if (method.kind !== 'vote') return undefined
  const all = proposal.contributions.filter(
    ({ kind, revision }) => kind === 'vote' && revision === proposal.revision,
  )
  // What was cast stands, whoever left since: otherwise whoever appoints would decide by dismissing.
  const votes = all.filter(({ by, seat = by }) => electorate.includes(seat))
  if (!isOver && votes.length < electorate.length) return undefined
  const count = (choice: string): number => votes.filter((vote) => vote.choice === choice).length
  const [yes, no] = [count('yes'), count('no')]
  const needed = Math.ceil(method.quorum * electorate.length)
  const tally = `${yes} for, ${no} against, ${count('abstain')} abstained, of ${electorate.length} with a vote`
  if (electorate.length === 0 || votes.length < needed) {
    return close(
      proposal,
      'rejected',
      `The quorum of ${needed} votes was not reached: ${tally}.`,
      at,
    )
  }
  const cast = all.filter((vote) => tie.includes(vote.by)).map(({ choice }) => choice)
  const breaksTie = yes === no && cast.includes('yes')
  const isWon = yes + no > 0 && (yes > method.majority * (yes + no) || breaksTie)
  if (!isWon) return close(proposal, 'rejected', `There was no majority: ${tally}.`, at)
  const others = votes.some((vote) => vote.choice === 'yes' && vote.by !== proposer)
  if (proposal.selfGrant && proposal.fourEyes && !others) {
    return close(
      proposal,
      'rejected',
      `It gives authority to its proposer, and nobody else voted for it: ${tally}.`,
      at,
    )
  }
  return decide(proposal, `The vote was won: ${tally}.`, at)
}

function countApprovals(
  proposal: Proposal,
  { approvers }: Participants,
  isOver: boolean,
  at: string,
): Proposal | undefined {
  const { method, contributions, revision } = proposal
  if (method.kind !== 'approver') return undefined
  const valid = contributions.filter(
    ({ kind, role = '', revision: of }) =>
      kind === 'approval' && of === revision && Object.hasOwn(approvers, role),
  )
  const said = (choice: 'yes' | 'no'): number =>
    Object.keys(approvers).filter((role) =>
      valid.some((approval) => approval.role === role && approval.choice === choice),
    ).length
  const [yes, no] = [said('yes'), said('no')]
  if (yes >= method.needed) {
    return decide(proposal, `Approved on behalf of ${yes} of ${method.needed} roles needed.`, at)
  }
  const roles = Object.keys(approvers).length
  if (roles - no >= method.needed && !isOver) return undefined
  return close(
    proposal,
    'rejected',
    no > 0
      ? `Rejected on behalf of ${no} of ${roles} roles.`
      : `The time to decide is over, with ${yes} of ${method.needed} approvals.`,
    at,
  )
}

function countAttestations(
  proposal: Proposal,
  { attesters = {} }: Participants,
  isOver: boolean,
  at: string,
): Proposal | undefined {
  const { contributions, revision, proposer, outcome } = proposal
  const valid = contributions.filter(
    ({ kind, by, role = '', revision: of }) =>
      kind === 'attestation' &&
      of === revision &&
      by !== proposer &&
      Object.hasOwn(attesters, role),
  )
  const refusal = valid.find(({ choice }) => choice === 'no')
  if (refusal !== undefined) {
    const says = `${refusal.by} does not attest it on behalf of ${refusal.role ?? ''}: ${refusal.text ?? ''}`
    return close(proposal, 'rejected', says, at)
  }
  const missing = Object.keys(attesters).filter(
    (role) => !valid.some((attested) => attested.role === role),
  )
  if (missing.length > 0) {
    return isOver
      ? close(
          proposal,
          'rejected',
          `It was decided, but not attested in time on behalf of ${missing.join(', ')}.`,
          at,
        )
      : undefined
  }
  const decided = outcome?.reason ?? ''
  return accept(
    proposal,
    `${decided} Attested on behalf of ${Object.keys(attesters).join(', ')}.`,
    at,
  )
}
