import { z } from 'zod'
import { digestOfBytes } from '../../contracts/index.ts'
import type { DecisionDocument } from '../documents.ts'
import type { EventName } from '../guarded-collection.ts'
import { parseInput } from '../identifiers.ts'
import { optionalText } from '../input-texts.ts'
import type { TransitionDecision } from '../model.ts'
import { isPermit, notAllowed, type Permit, type Permits } from '../permits.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { TransitionOverview, TransitionRequest } from './transitions.ts'
import { requireRevision } from '../require-revision.ts'
import { decisionDocument, type DecidedSubject, type DecisionLog } from './decision-log.ts'
import { evaluateGate, isAllowed } from './evaluate-gate.ts'
import type { Facts } from './facts/gate-facts.ts'
import type { LifecycleBook } from './lifecycle-book.ts'
import type { GatedTransition, Lifecycle } from './lifecycle.ts'

/** What an actor asked for, checked; `sunsetAt` is an ISO 8601 instant in UTC. */
export interface AskedTransition {
  readonly actor: Actor
  readonly at: Date
  readonly reason: string | undefined
  readonly sunsetAt: string | undefined
}

/** The facts that a gate is judged on, and how the transition is carried out on the strength of them. */
export interface Assessment {
  readonly facts: Facts
  /** The policies in force for the subject, as `id@version`. */
  readonly policies: readonly string[]
  /** Digests of what the facts were taken from, by what it was. */
  readonly inputs: Readonly<Record<string, string>>
  /**
   * Writes the state that the decision allows, on the revision that the facts were taken from.
   * @throws RegistryError `stale-revision`
   */
  readonly enter: (permit: Permit, decision: DecisionDocument) => Promise<void>
}

/** Something that lives by a lifecycle, at one revision. */
export interface TransitionSubject extends DecidedSubject {
  readonly action:
    'version.transition' | 'subscription.transition' | 'service.transition' | 'endpoint.transition'
  readonly domain: string
  readonly revision: number
  readonly state: string
  readonly lifecycle: Lifecycle
  assess(asked: AskedTransition): Promise<Assessment>
}

export interface TransitionPorts {
  readonly lifecycles: LifecycleBook
  readonly permits: Permits
  readonly decisions: DecisionLog
  readonly clock: () => Date
  readonly newId: () => string
}

const ATTEMPTS = 3 // when someone else changes the subject between judging and writing

const transitionInput = z.object({
  to: z.string().min(1).max(100),
  reason: optionalText(2_000),
  sunsetAt: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], {
      error: 'must be a day or an instant, as 2027-01-31 or 2027-01-31T00:00:00Z',
    })
    .transform((text) => new Date(text).toISOString())
    .optional(),
  revision: z.int().min(0).optional(),
})

/**
 * Decides about a transition, and takes it if the authority allows it and its gate holds. This is the only
 * way by which a state changes. Gate and write see the same revision; when someone else was faster,
 * everything is judged again.
 * @throws RegistryError `not-allowed` (recorded), `transition-unknown`, `invalid-input`, `stale-revision`
 */
export async function requestTransition(
  ports: TransitionPorts,
  actor: Actor,
  request: TransitionRequest,
  load: () => Promise<TransitionSubject>,
): Promise<TransitionDecision> {
  const input = parseInput(transitionInput, request)
  for (let attempt = 1; ; attempt++) {
    const subject = await load()
    if (input.revision !== undefined) {
      requireRevision(subject.subject, subject.revision, input.revision)
    }
    try {
      return await decide(ports, actor, input, subject)
    } catch (error) {
      const isStale = error instanceof RegistryError && error.code === 'stale-revision'
      if (!isStale || input.revision !== undefined || attempt === ATTEMPTS) throw error
    }
  }
}

/** What leads on from a subject's state for an actor, and how it came there. */
export async function overviewOf(
  { permits, decisions, clock }: TransitionPorts,
  actor: Actor,
  subject: TransitionSubject,
): Promise<TransitionOverview> {
  const { lifecycle, state, action, domain } = subject
  const asked = { actor, at: clock(), reason: undefined, sunsetAt: undefined }
  const { facts } = await subject.assess(asked)
  const available = lifecycle.from(state).map(async (transition) => {
    const thing = { subject: subject.subject, domain, role: transition.by }
    const authority = await permits.preview(actor, action, thing)
    const conditions = evaluateGate(transition, facts)
    return {
      transition: transition.id,
      title: transition.title,
      to: transition.to,
      wouldBeAllowed: isAllowed(authority, conditions),
      authority,
      conditions,
    }
  })
  return {
    state,
    phase: lifecycle.state(state).phase,
    lifecycle: { id: lifecycle.id, version: lifecycle.version },
    revision: subject.revision,
    available: await Promise.all(available),
    history: await decisions.about(subject),
  }
}

async function decide(
  ports: TransitionPorts,
  actor: Actor,
  input: z.infer<typeof transitionInput>,
  subject: TransitionSubject,
): Promise<TransitionDecision> {
  const { permits, decisions, lifecycles, newId } = ports
  const { action, lifecycle } = subject
  const transition = transitionTo(subject, input.to)
  const thing = { subject: subject.subject, domain: subject.domain, role: transition.by }
  const ruling = await permits.ask(actor, action, thing)
  const { at, authority } = ruling
  const { reason, sunsetAt } = input
  const { facts, policies, inputs, enter } = await subject.assess({ actor, at, reason, sunsetAt })
  const conditions = evaluateGate(transition, facts)
  const decision: TransitionDecision = {
    id: newId(),
    subject: subject.subject,
    transition: transition.id,
    from: subject.state,
    to: transition.to,
    allowed: isAllowed(authority, conditions),
    authority,
    conditions,
    lifecycle: { id: lifecycle.id, version: lifecycle.version },
    policies,
    inputs: { ...inputs, lifecycle: digestOfBytes(JSON.stringify(lifecycle.definition)) },
    actor: actor.name,
    reason,
    at: at.toISOString(),
  }
  const document = decisionDocument(decision)
  await lifecycles.pin(ruling, lifecycle) // what was never moved is not pinned yet, and a refusal is replayed, too
  if (!isPermit(ruling)) {
    await decisions.refused(ruling, document, REFUSED[action])
    const refusal = notAllowed(actor, action, thing, authority)
    throw new RegistryError(refusal.code, refusal.message, { authority, decision })
  }
  if (!decision.allowed) {
    await decisions.refused(ruling, document, REFUSED[action])
    return decision
  }
  if (subject.decision !== undefined) await decisions.keep(subject.decision)
  await enter(ruling, document)
  await decisions.keep(document)
  return decision
}

const REFUSED: Readonly<Record<TransitionSubject['action'], EventName>> = {
  'version.transition': 'version.transition-refused',
  'subscription.transition': 'subscription.transition-refused',
  'service.transition': 'service.transition-refused',
  'endpoint.transition': 'endpoint.transition-refused',
}

/** @throws RegistryError `transition-unknown` */
export function transitionTo(
  { lifecycle, state, subject }: Pick<TransitionSubject, 'lifecycle' | 'state' | 'subject'>,
  to: string,
): GatedTransition {
  const onwards = lifecycle.from(state)
  const transition = onwards.find((candidate) => candidate.to === to)
  if (transition !== undefined) return transition
  const states = onwards.map((candidate) => candidate.to)
  throw new RegistryError(
    'transition-unknown',
    `No transition leads ${subject} from ${state} to "${to}"; ${states.length === 0 ? 'it stays there for ever' : `from there it can go to ${states.join(', ')}`}.`,
  )
}
