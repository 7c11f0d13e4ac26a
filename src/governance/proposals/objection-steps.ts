import type { ObjectionRules } from '../constitution/decision-rules.ts'
import type { CriterionAnswer, Objection, Proposal } from './proposal.ts'
import type { Step, StepContext, Stepped } from './step.ts'
import {
  isMember,
  notFacilitator,
  notMember,
  notNow,
  refused,
  revised,
  said,
} from './step-answers.ts'

/** As many as a proposal keeps, those withdrawn among them. */
const MOST_OBJECTIONS = 200

/** Of one person to one text; whoever raises and withdraws without end would leave no room for others. */
export const MOST_OBJECTIONS_OF_ONE = 5

export type ObjectionStep = Extract<
  Step,
  {
    readonly kind: 'no-objection' | 'object' | 'rule' | 'withdraw-objection' | 'integrate' | 'agree'
  }
>

/** Objections: raised with an answer to each criterion, ruled on, integrated or withdrawn. */
export function objectionStep(
  proposal: Proposal,
  step: ObjectionStep,
  context: StepContext,
): Stepped<Proposal> {
  if (step.kind === 'no-objection' || step.kind === 'object') {
    if (proposal.state !== 'objecting') return notNow(proposal, step.kind, 'objecting')
    if (!isMember(context)) return notMember(proposal, context)
    if (hasSpoken(proposal, context.actor)) {
      return refused(
        'You have answered for this revision already; withdraw your objection, or let it be tested.',
      )
    }
    return step.kind === 'object'
      ? object(proposal, step, context)
      : said(proposal, context, { kind: 'no-objection' })
  }
  const objection = proposal.objections.find(({ id }) => id === step.objection)
  if (objection === undefined) return refused(`There is no objection ${step.objection}.`)
  if (proposal.state !== 'objecting' && proposal.state !== 'integrating') {
    return notNow(proposal, step.kind, 'objecting or integrating')
  }
  switch (step.kind) {
    case 'rule':
      return rule(proposal, objection, step, context)
    case 'withdraw-objection': {
      const refusal = whyNotWithdrawn(proposal, objection, context)
      if (refusal !== undefined) return refused(refusal)
      return isStanding(objection)
        ? replaced(proposal, { ...objection, state: 'withdrawn' })
        : refused(`The objection is ${objection.state} already.`)
    }
    case 'integrate':
      return integrate(proposal, objection, step, context)
    case 'agree':
      return agree(proposal, objection, context)
  }
}

/**
 * Whoever raised an objection withdraws it; of somebody who has left, whoever facilitates does, unless the proposal is their
 * own. Whoever has said nothing about the text yet is asked again then.
 */
function whyNotWithdrawn(
  { proposer }: Proposal,
  { by }: Objection,
  { actor, participants: { gone = [], facilitators } }: StepContext,
): string | undefined {
  if (actor === by) return undefined
  if (!gone.includes(by)) return `Only ${by}, who raised it, withdraws the objection.`
  if (!facilitators.includes(actor)) {
    return `${by}, who raised it, has left; whoever facilitates withdraws the objection: ${facilitators.join(', ')}.`
  }
  return actor === proposer
    ? `${by}, who raised it, has left, and you made the proposal; somebody else who facilitates withdraws the objection, or you make the proposal anew.`
    : undefined
}

function hasSpoken({ objections, contributions, revision }: Proposal, person: string): boolean {
  return (
    objections.some(
      (raised) =>
        raised.by === person && raised.revision === revision && raised.state !== 'withdrawn',
    ) ||
    contributions.some(
      (had) => had.kind === 'no-objection' && had.by === person && had.revision === revision,
    )
  )
}

function object(
  proposal: Proposal,
  step: ObjectionStep & { readonly kind: 'object' },
  { actor, at, participants, isBroken = false }: StepContext,
): Stepped<Proposal> {
  if (participants.members[actor]?.includes(step.role) !== true) {
    return refused(
      `${actor} does not fill ${step.role} in this circle, and objects for a role of their own only.`,
    )
  }
  const own = proposal.objections.filter(
    ({ by, revision }) => by === actor && revision === proposal.revision,
  )
  if (own.length >= MOST_OBJECTIONS_OF_ONE) {
    return refused(
      `You have raised and withdrawn ${MOST_OBJECTIONS_OF_ONE} objections to this text; say that you have none, or escalate it to a meeting.`,
    )
  }
  if (proposal.objections.length >= MOST_OBJECTIONS) {
    return refused(
      `More than ${MOST_OBJECTIONS} objections are not kept; escalate it to a meeting.`,
    )
  }
  const asked = proposal.objectionRules.criteria.map(({ id }) => id)
  const answered = step.answers.map(({ criterion }) => criterion)
  const missing = asked.filter((id) => !answered.includes(id))
  const unknown = answered.filter((id) => !asked.includes(id))
  if (missing.length > 0 || unknown.length > 0 || answered.length !== asked.length) {
    return refused(
      missing.length > 0
        ? `Each criterion is answered; these are not: ${missing.join(', ')}.`
        : `These are no criteria, or answered twice: ${(unknown.length > 0 ? unknown : answered).join(', ')}.`,
    )
  }
  const verdict = testAnswers(proposal.objectionRules, step.answers)
  const { revision, objections } = proposal
  // Whoever proposed it does not judge what stands against it.
  const judges = participants.facilitators.filter(
    (person) => person !== actor && person !== proposal.proposer,
  )
  const isRuledOn = isBroken || proposal.objectionRules.ruling === 'facilitator'
  const waits = verdict.valid && isRuledOn && judges.length > 0
  const raised: Objection = {
    id: objections.length + 1,
    by: actor,
    role: step.role,
    text: step.text,
    answers: step.answers,
    state: waits ? 'untested' : verdict.valid ? 'valid' : 'invalid',
    ...(!waits && { ruling: { by: 'system', because: verdict.because, at } }),
    revision,
    at,
  }
  return { kind: 'moved', proposal: { ...proposal, objections: [...objections, raised] } }
}

/** The validity test: every criterion of the kind `all` holds, or one that counts alone. */
export function testAnswers(
  { criteria }: ObjectionRules,
  answers: readonly CriterionAnswer[],
): { readonly valid: boolean; readonly because: string } {
  const holds = (id: string): boolean =>
    answers.some(({ criterion, holds }) => criterion === id && holds)
  const alone = criteria.find(({ id, counts }) => counts === 'alone' && holds(id))
  if (alone !== undefined) {
    return { valid: true, because: `The criterion ${alone.id} holds, which is enough by itself.` }
  }
  const together = criteria.filter(({ counts }) => counts === 'all')
  const failed = together.filter(({ id }) => !holds(id))
  return together.length > 0 && failed.length === 0
    ? { valid: true, because: 'All criteria hold.' }
    : {
        valid: false,
        because:
          `It fails the criteria ${failed.map(({ id }) => id).join(', ')}: ${failed.map(({ question }) => question).join(' ')}`.slice(
            0,
            2_000,
          ),
      }
}

function rule(
  proposal: Proposal,
  objection: Objection,
  step: ObjectionStep & { readonly kind: 'rule' },
  context: StepContext,
): Stepped<Proposal> {
  const { actor, at, participants, isBroken = false } = context
  if (!participants.facilitators.includes(actor)) return notFacilitator(context)
  if (actor === objection.by) return refused('Nobody rules on an objection of their own.')
  if (actor === proposal.proposer) {
    return refused('Nobody rules on objections to a proposal of their own; somebody else has to.')
  }
  if (objection.state !== 'untested') {
    return refused(`The objection is ${objection.state} already; a ruling is given once.`)
  }
  return replaced(proposal, {
    ...objection,
    state: step.valid ? 'valid' : 'invalid',
    ruling: { by: actor, because: step.because, at, judged: isBroken ? 'soundness' : 'reasons' },
  })
}

function integrate(
  proposal: Proposal,
  objection: Objection,
  { changes, note }: ObjectionStep & { readonly kind: 'integrate' },
  context: StepContext,
): Stepped<Proposal> {
  if (proposal.state !== 'integrating') return notNow(proposal, 'integrate', 'integrating')
  if (objection.state !== 'valid')
    return refused(`The objection is ${objection.state}; there is nothing to integrate.`)
  if (!isMember(context) && context.actor !== proposal.proposer) return notMember(proposal, context)
  const { actor: by } = context
  const agreedBy = [objection.by, proposal.proposer].filter((person) => person === by)
  const offered = {
    ...objection,
    integration: { by, changes, note, agreedBy: [...new Set(agreedBy)] },
  }
  return settled(proposal, offered, context)
}

function agree(proposal: Proposal, objection: Objection, context: StepContext): Stepped<Proposal> {
  if (proposal.state !== 'integrating') return notNow(proposal, 'agree', 'integrating')
  const { integration, by, state } = objection
  if (state !== 'valid' || integration === undefined) {
    return refused(
      'No amendment is offered for this objection; offer one with the step "integrate".',
    )
  }
  const { actor } = context
  if (actor !== by && actor !== proposal.proposer) {
    return refused(`Only ${by}, who objected, and ${proposal.proposer}, who proposed, agree to it.`)
  }
  const agreedBy = [...new Set([...integration.agreedBy, actor])]
  return settled(proposal, { ...objection, integration: { ...integration, agreedBy } }, context)
}

/** An amendment to which both agree becomes the next revision. */
function settled(
  proposal: Proposal,
  objection: Objection,
  context: StepContext,
): Stepped<Proposal> {
  const { integration, by } = objection
  const isAgreed = [by, proposal.proposer].every((person) => integration?.agreedBy.includes(person))
  if (integration === undefined || !isAgreed) return replaced(proposal, objection)
  const next = revised(proposal, integration.changes, context)
  return replaced(next, { ...objection, state: 'resolved', resolvedIn: next.revision })
}

function isStanding({ state }: Objection): boolean {
  return state === 'untested' || state === 'valid'
}

function replaced(proposal: Proposal, objection: Objection): Stepped<Proposal> {
  const objections = proposal.objections.map((other) =>
    other.id === objection.id ? objection : other,
  )
  return { kind: 'moved', proposal: { ...proposal, objections } }
}
