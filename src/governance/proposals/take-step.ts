import { attest } from './attestation.ts'
import type { Proposal } from './proposal.ts'
import { objectionStep, type ObjectionStep } from './objection-steps.ts'
import { advance, close, firstRound, openRound } from './rounds.ts'
import type { Step, StepContext, Stepped } from './step.ts'
import {
  isMember,
  moved,
  notFacilitator,
  notMember,
  notNow,
  refused,
  revised,
  said,
} from './step-answers.ts'
import { without } from '../without.ts'

/**
 * Takes one step of a proposal, after the rounds whose time is over. Pure: the ledger's steps, taken again,
 * give the same proposal. A refused step changes nothing, and says why.
 */
export function takeStep(proposal: Proposal, step: Step, given: StepContext): Stepped<Proposal> {
  // A clock that was set back moves no round back.
  const context = { ...given, at: given.at < proposal.updatedAt ? proposal.updatedAt : given.at }
  const current = advance(proposal, context.participants, context.at)
  const stepped = apply(current, step, context)
  if (stepped.kind === 'refused') return stepped
  const next = advance(stepped.proposal, context.participants, context.at)
  return { kind: 'moved', proposal: { ...next, updatedAt: context.at } }
}

function apply(proposal: Proposal, step: Step, context: StepContext): Stepped<Proposal> {
  switch (step.kind) {
    case 'ask':
    case 'answer':
    case 'react':
    case 'vote':
    case 'approve':
      return speak(proposal, step, context)
    case 'attest':
      return attest(proposal, step, context)
    case 'next':
      return nextRound(proposal, context)
    case 'all-heard':
      return allHeard(proposal, context)
    case 'amend':
      return amend(proposal, step, context)
    case 'withdraw':
    case 'escalate':
    case 'resume':
    case 'discard':
      return leave(proposal, step, context)
    default:
      return objectionStep(proposal, step satisfies ObjectionStep, context)
  }
}

type Saying = Extract<Step, { readonly kind: 'ask' | 'answer' | 'react' | 'vote' | 'approve' }>

function speak(proposal: Proposal, step: Saying, context: StepContext): Stepped<Proposal> {
  const { actor, participants } = context
  const { contributions, revision } = proposal
  const expected = {
    ask: 'clarifying',
    answer: 'clarifying',
    react: 'reacting',
    vote: 'voting',
    approve: 'deciding',
  }
  const state = expected[step.kind]
  if (proposal.state !== state) return notNow(proposal, step.kind, state)
  const has = (kind: string): boolean =>
    contributions.some(
      (said) => said.kind === kind && said.by === actor && said.revision === revision,
    )
  switch (step.kind) {
    case 'ask':
      if (!isMember(context)) return notMember(proposal, context)
      return said(proposal, context, { kind: 'question', text: step.text })
    case 'answer': {
      if (actor !== proposal.proposer)
        return refused(`Only ${proposal.proposer}, who proposed it, answers.`)
      const question = contributions.find(
        ({ id, kind }) => id === step.question && kind === 'question',
      )
      if (question === undefined) return refused(`There is no question ${step.question}.`)
      return said(proposal, context, { kind: 'answer', to: step.question, text: step.text })
    }
    case 'react':
      if (!isMember(context)) return notMember(proposal, context)
      if (actor === proposal.proposer)
        return refused('Whoever proposed it hears the reactions and does not react.')
      if (has('reaction')) return refused('You have reacted already; each member reacts once.')
      return said(proposal, context, { kind: 'reaction', text: step.text })
    case 'vote': {
      const mayVote = participants.voters.includes(actor)
      if (!mayVote && !participants.tie.includes(actor))
        return refused(`${actor} has no vote on this.`)
      const seat = mayVote ? (participants.seats?.[actor] ?? actor) : actor
      if (proposal.electorate?.includes(seat) === false && !participants.tie.includes(actor)) {
        return refused(
          `Who votes on this was settled when the voting began, and ${seat} had no vote then.`,
        )
      }
      // A vote may be changed until the voting is closed; the last one of each seat counts.
      const others = contributions.filter(
        (vote) =>
          vote.kind !== 'vote' || (vote.seat ?? vote.by) !== seat || vote.revision !== revision,
      )
      return said({ ...proposal, contributions: others }, context, {
        kind: 'vote',
        choice: step.choice,
        ...(seat !== actor && { seat }),
        ...(step.text !== undefined && { text: step.text }),
      })
    }
    case 'approve': {
      const { role } = step
      const people = Object.hasOwn(participants.approvers, role)
        ? participants.approvers[role]
        : undefined
      if (people === undefined)
        return refused(
          `The role ${role} does not decide about this; ${Object.keys(participants.approvers).join(', ')} does.`,
        )
      if (!people.includes(actor)) return refused(`${actor} does not fill the role ${role}.`)
      if (proposal.fourEyes && actor === proposal.proposer) {
        return refused(
          'Nobody decides about their own proposal under this constitution; somebody else has to.',
        )
      }
      if (
        contributions.some(
          (a) => a.kind === 'approval' && a.role === role && a.revision === revision,
        )
      ) {
        return refused(`It is decided on behalf of ${role} already.`)
      }
      return said(proposal, context, {
        kind: 'approval',
        role,
        choice: step.approves ? 'yes' : 'no',
        text: step.text,
      })
    }
  }
}

const NEXT = { clarifying: 'reacting', reacting: 'amending', amending: 'objecting' } as const

function nextRound(proposal: Proposal, context: StepContext): Stepped<Proposal> {
  const { state } = proposal
  const { actor, at } = context
  if (state !== 'clarifying' && state !== 'reacting' && state !== 'amending') {
    return refused(
      state === 'objecting' || state === 'voting' || state === 'deciding'
        ? 'This round ends when everybody has spoken or its time is over, so that nobody is passed over.'
        : `The proposal is ${state}; there is no round to end.`,
    )
  }
  const mayEnd =
    context.participants.facilitators.includes(actor) ||
    (state === 'amending' && actor === proposal.proposer)
  if (!mayEnd) return notFacilitator(context)
  return {
    kind: 'moved',
    proposal: openRound(proposal, NEXT[state], at, context.participants.members),
  }
}

/**
 * Absent members of a meeting that was announced in time count as heard: those who did not come, or left. Nobody is passed
 * over by being marked as absent.
 */
function allHeard(proposal: Proposal, context: StepContext): Stepped<Proposal> {
  if (proposal.state !== 'objecting') return notNow(proposal, 'all-heard', 'objecting')
  const { participants, actor, at, meeting } = context
  const { present = [], markedAbsent = [] } = meeting ?? {}
  if (!participants.facilitators.includes(actor)) return notFacilitator(context)
  if (!present.includes(actor)) {
    return refused('Whoever facilitates says so in the meeting; join it first.')
  }
  const members = Object.fromEntries(
    Object.entries(participants.members).filter(
      ([person]) => present.includes(person) || markedAbsent.includes(person),
    ),
  )
  const heard = without(proposal, 'asked')
  const closed = advance(heard, { ...participants, members }, at)
  if (closed !== heard) return moved(closed)
  return refused(
    proposal.objections.some(({ state }) => state === 'untested')
      ? 'An objection waits for its ruling; give it first.'
      : `Everybody who came speaks first (${Object.keys(members).join(', ')}), also whom you marked as absent, and somebody beside the proposer where it gives authority to them.`,
  )
}

function amend(
  proposal: Proposal,
  step: Step & { readonly kind: 'amend' },
  context: StepContext,
): Stepped<Proposal> {
  if (proposal.state !== 'amending') return notNow(proposal, 'amend', 'amending')
  if (context.actor !== proposal.proposer) {
    return refused(
      `Only ${proposal.proposer}, who proposed it, amends it; others object or propose their own.`,
    )
  }
  return { kind: 'moved', proposal: revised(proposal, step.changes, context, step.rationale) }
}

type Leaving = Extract<Step, { readonly kind: 'withdraw' | 'escalate' | 'resume' | 'discard' }>

function leave(proposal: Proposal, step: Leaving, context: StepContext): Stepped<Proposal> {
  const { actor, at, participants } = context
  const isOpen = ![
    'adopted',
    'not-applicable',
    'rejected',
    'discarded',
    'withdrawn',
    'struck',
    'accepted',
  ].includes(proposal.state)
  if (!isOpen)
    return refused(
      `The proposal is ${proposal.state}; nothing leads on from there. Make a new one.`,
    )
  switch (step.kind) {
    case 'withdraw':
      if (actor !== proposal.proposer)
        return refused(`Only ${proposal.proposer}, who proposed it, withdraws it.`)
      return moved(close(proposal, 'withdrawn', step.text ?? 'Withdrawn by its proposer.', at))
    case 'escalate':
      if (proposal.state === 'escalated') return refused('It is escalated already.')
      if (!isMember(context)) return notMember(proposal, context)
      return moved(close(proposal, 'escalated', step.text, at))
    case 'resume': {
      if (proposal.state !== 'escalated') return notNow(proposal, 'resume', 'escalated')
      if (!participants.facilitators.includes(actor) && actor !== proposal.proposer) {
        return notFacilitator(context)
      }
      const noted = said(without(proposal, 'outcome'), context, { kind: 'note', text: step.text })
      if (noted.kind === 'refused') return noted
      // What was said in writing before is said again, about the same text. It was withdrawn until now, so that it is
      // decided as the constitution says now.
      const { terms, selfGrant } = context
      const resumed: Proposal = {
        ...(terms === undefined
          ? noted.proposal
          : { ...without(noted.proposal, 'electorate', 'attestation'), ...terms, selfGrant }),
        revision: proposal.revision + 1,
      }
      return moved(openRound(resumed, firstRound(resumed), at, participants.members))
    }
    case 'discard':
      if (!participants.facilitators.includes(actor)) return notFacilitator(context)
      if (actor === proposal.proposer) return refused('Withdraw your own proposal instead.')
      return moved(
        close(proposal, 'discarded', `It fails the test "${step.test}": ${step.because}`, at),
      )
  }
}
