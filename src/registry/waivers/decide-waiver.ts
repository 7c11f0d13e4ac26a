import type { Stored } from '../../store/index.ts'
import type { EventName, GuardedCollection } from '../guarded-collection.ts'
import { parseInput } from '../identifiers.ts'
import { notAllowed, type Permit, type Permits } from '../permits.ts'
import type { Action, Actor, Clock, ConstitutionInForce } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import { requireRevision } from '../require-revision.ts'
import { SYSTEM } from '../system-actor.ts'
import {
  presentPlace,
  requireAhead,
  waiverThing,
  type RequestWaiverPorts,
} from './request-waiver.ts'
import type { WaiverDocument } from './waiver-document.ts'
import { waiverDecision } from './waiver-input.ts'
import { dayOf, stateOf, waiverView } from './waiver-view.ts'
import type { WaiverDecision, Waivers, WaiversByProposal, WaiverView } from './waivers.ts'

export interface DecideWaiverPorts extends Pick<RequestWaiverPorts, 'services' | 'domains'> {
  readonly waivers: GuardedCollection<WaiverDocument>
  readonly permits: Permits
  readonly constitution: ConstitutionInForce
  readonly clock: Clock
  /** Carries out the write with all that follows from it: duties, judgements, notices. */
  readonly around: (
    waiver: Stored<WaiverDocument>,
    next: WaiverDocument,
    write: () => Promise<Stored<WaiverDocument>>,
  ) => Promise<Stored<WaiverDocument>>
}

interface Step {
  readonly from: WaiverDocument['state']
  readonly to: WaiverDocument['state']
  readonly action: Action
  readonly event: EventName
  readonly needsReason: boolean
}

const STEPS: Readonly<Record<WaiverDecision['decision'], Step>> = {
  grant: {
    from: 'requested',
    to: 'granted',
    action: 'waiver.decide',
    event: 'waiver.granted',
    needsReason: false,
  },
  refuse: {
    from: 'requested',
    to: 'refused',
    action: 'waiver.decide',
    event: 'waiver.refused',
    needsReason: true,
  },
  withdraw: {
    from: 'requested',
    to: 'withdrawn',
    action: 'waiver.request',
    event: 'waiver.withdrawn',
    needsReason: false,
  },
  revoke: {
    from: 'granted',
    to: 'revoked',
    action: 'waiver.revoke',
    event: 'waiver.revoked',
    needsReason: true,
  },
}

/** Decides about a waiver that was asked for, or takes one back that was granted. */
export function createDecideWaiver(ports: DecideWaiverPorts): Waivers['decide'] {
  const { waivers, permits } = ports
  return async (actor, id, input, revision): Promise<WaiverView> => {
    const decision = parseInput(waiverDecision, input)
    const step = STEPS[decision.decision]
    const waiver = await requireWaiver(waivers, id)
    const place = await presentPlace(ports, waiver.value)
    // Who asks names the role that answers for it, which may end the exception and gets no say in making it.
    const owner = decision.decision === 'revoke' ? waiver.value.owner : place.owner
    const thing = waiverThing(id, { ...place, owner })
    const permit = await permits.require(actor, step.action, thing)
    await requireOther(ports, actor, waiver.value, decision, permit)
    if (revision !== undefined) requireRevision(thing.subject, waiver.revision, revision)
    const next = decided(waiver.value, decision, step, permit)
    const stored = await ports.around(waiver, next, () =>
      waivers.replace(permit, waiver, next, {
        event: step.event,
        reason: decision.reason,
        change: changeOf(next),
      }),
    )
    return waiverView(stored, dayOf(permit.at))
  }
}

/** Waivers that a proposal grants, since whoever could grant them alone does not, or there is nobody. */
export function createGrantByProposal(ports: DecideWaiverPorts): WaiversByProposal {
  const { waivers, permits, clock } = ports
  const hindrance = (
    waiver: Stored<WaiverDocument> | undefined,
    id: string,
  ): string | undefined => {
    if (waiver === undefined) return `There is no waiver ${id.slice(0, 100)}.`
    const today = dayOf(clock())
    if (waiver.value.state !== 'requested') {
      return `The waiver is ${stateOf(waiver.value, today)}; only one that is requested can be granted.`
    }
    return waiver.value.until < today ? `Its last day, ${waiver.value.until}, is over.` : undefined
  }
  return {
    hindrance: async (id) => hindrance(await waivers.get(id), id),
    askedBy: async (id) => (await waivers.get(id))?.value.requestedBy.person,
    grantAdopted: async (id, proposal) => {
      const waiver = await waivers.get(id)
      if (waiver?.value.decision?.proposal === proposal.id) return undefined
      const why = hindrance(waiver, id)
      if (waiver === undefined || why !== undefined) return why
      const thing = waiverThing(id, await presentPlace(ports, waiver.value))
      const permit = await permits.require(SYSTEM, 'waiver.decide', thing)
      const reason = proposal.title
      const { decision, ...granted } = decided(
        waiver.value,
        { decision: 'grant', reason },
        STEPS.grant,
        permit,
      )
      const next = { ...granted, decision: decision && { ...decision, proposal: proposal.id } }
      await ports.around(waiver, next, () =>
        waivers.replace(permit, waiver, next, {
          event: STEPS.grant.event,
          reason,
          change: { ...changeOf(next), proposal: proposal.id },
        }),
      )
      return undefined
    },
  }
}

function changeOf({ rule, scope, until, state }: WaiverDocument): Record<string, string> {
  return { rule, scope, until, state }
}

/** @throws RegistryError `waiver-not-found` */
export async function requireWaiver(
  waivers: GuardedCollection<WaiverDocument>,
  id: string,
): Promise<Stored<WaiverDocument>> {
  const waiver = id.length <= 100 ? await waivers.get(id) : undefined
  if (waiver !== undefined) return waiver
  throw new RegistryError('waiver-not-found', `There is no waiver ${id.slice(0, 100)}.`)
}

/** Who asked decides only where the constitution does not want a second person, and nobody else withdraws it. */
async function requireOther(
  { constitution }: DecideWaiverPorts,
  actor: Actor,
  { requestedBy }: WaiverDocument,
  { decision }: WaiverDecision,
  { action, thing, authority }: Permit,
): Promise<void> {
  const isOwn = requestedBy.person === actor.id
  const fourEyes = decision === 'grant' && (await constitution())?.fourEyes === true
  if (decision === 'withdraw' ? isOwn : !(isOwn && fourEyes)) return
  const reason = isOwn
    ? `${actor.name} asked for the waiver; the constitution wants somebody else to grant it.`
    : `${requestedBy.name} asked for the waiver, and withdraws it or leaves it; refuse it instead.`
  throw notAllowed(actor, action, thing, { ...authority, allowed: false, reasons: [reason] })
}

function decided(
  waiver: WaiverDocument,
  { decision, reason, until }: WaiverDecision,
  step: Step,
  permit: Permit,
): WaiverDocument {
  const today = dayOf(permit.at)
  if (waiver.state !== step.from || stateOf(waiver, today) === 'lapsed') {
    throw new RegistryError(
      'waiver-decided',
      `The waiver is ${stateOf(waiver, today)}; to ${decision} it, it would have to be ${step.from}. Ask for a new one where it is needed.`,
    )
  }
  if (step.needsReason && reason === undefined) {
    const message = `Say why, so that who asked can understand the decision to ${decision} it.`
    throw new RegistryError('invalid-input', message, { errors: [{ pointer: '/reason', message }] })
  }
  const last = decision === 'grant' ? (until ?? waiver.until) : waiver.until
  if (decision === 'grant') requireAhead(last, today)
  if (last > waiver.until) {
    const message = `The waiver was asked for until ${waiver.until}; it can be granted for less, not for more.`
    throw new RegistryError('invalid-input', message, { errors: [{ pointer: '/until', message }] })
  }
  const { actor, authority, at } = permit
  return {
    ...waiver,
    until: last,
    state: step.to,
    decision: {
      by: { person: actor.id, name: actor.name },
      role: authority.role,
      reason,
      at: at.toISOString(),
    },
  }
}
