/** What steps have in common: how they refuse, and what they add to a proposal. */
import type { Proposal } from './proposal.ts'
import type { StepContext, Stepped } from './step.ts'
import { without } from '../without.ts'

type Said = Omit<Proposal['contributions'][number], 'id' | 'by' | 'revision' | 'at'>

/** More is no longer a conversation; what it would take is a meeting. */
const MOST_CONTRIBUTIONS = 1_000

/** Of one person: whoever says more would leave no room for what others have to say. */
const MOST_OF_ONE = 100

/** The proposal with one more contribution by the actor. */
export function said(proposal: Proposal, context: StepContext, what: Said): Stepped<Proposal> {
  const { actor: by, at } = context
  if (proposal.contributions.length >= MOST_CONTRIBUTIONS) {
    return refused(
      `More than ${MOST_CONTRIBUTIONS} contributions are not kept; escalate it to a meeting.`,
    )
  }
  if (proposal.contributions.filter((earlier) => earlier.by === by).length >= MOST_OF_ONE) {
    return refused(
      `You have said ${MOST_OF_ONE} things about this proposal, and others need room, too; escalate it to a meeting.`,
    )
  }
  // Numbers are never used again, even after a vote was replaced by a later one.
  const id = Math.max(0, ...proposal.contributions.map((earlier) => earlier.id)) + 1
  const { revision } = proposal
  return {
    kind: 'moved',
    proposal: {
      ...proposal,
      contributions: [...proposal.contributions, { id, by, revision, at, ...what }],
    },
  }
}

/** Another revision, for the governance as it is now; what was said about the one before stays with that. */
export function revised(
  proposal: Proposal,
  changes: Proposal['changes'],
  { number, selfGrant, attestation }: StepContext,
  rationale = proposal.rationale,
): Proposal {
  return {
    ...without(proposal, 'attestation'),
    ...(attestation !== undefined && { attestation }),
    changes,
    rationale,
    selfGrant,
    revision: proposal.revision + 1,
    basedOn: number,
  }
}

export function moved(proposal: Proposal): Stepped<Proposal> {
  return { kind: 'moved', proposal }
}

export function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
  return { kind: 'refused', reason }
}

export function isMember({ actor, participants }: StepContext): boolean {
  return Object.hasOwn(participants.members, actor)
}

export function notMember({ circle }: Proposal, { actor }: StepContext): Stepped<Proposal> {
  return refused(`${actor} is no member of the circle ${circle}; its members take part in this.`)
}

export function notFacilitator({ actor, participants }: StepContext): Stepped<Proposal> {
  return refused(
    `${actor} does not facilitate this. Who does: ${participants.facilitators.join(', ') || 'nobody'}.`,
  )
}

/** What takes a proposal on in each state, beside withdrawing, escalating and discarding it. */
const STEPS_OF: Readonly<Partial<Record<Proposal['state'], string>>> = {
  clarifying: 'ask, answer, or next from who facilitates',
  reacting: 'react, or next from who facilitates',
  amending: 'amend from who proposed it, or next',
  objecting: 'object or no-objection; rule or withdraw-objection for one that was raised',
  integrating: 'integrate, agree, rule or withdraw-objection for each objection',
  voting: 'vote',
  deciding: 'approve',
  attesting: 'attest',
  escalated: 'resume',
}

export function notNow(proposal: Proposal, step: string, state: string): Stepped<Proposal> {
  const fitting = STEPS_OF[proposal.state]
  // The reason of an outcome is a sentence of its own mostly, and words of somebody sometimes.
  const outcome = proposal.outcome?.reason.trim().replace(/[.!?…]+$/, '')
  return refused(
    `The step "${step}" belongs to a proposal that is ${state}; this one is ${proposal.state}${outcome === undefined ? '' : `: ${outcome}`}.${fitting === undefined ? '' : ` What it takes now: ${fitting}.`}`,
  )
}
