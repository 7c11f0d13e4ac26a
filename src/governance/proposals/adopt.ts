import type { Collection, DomainEvent, Stored } from '../../store/index.ts'
import { applyChanges } from '../circles/apply-changes.ts'
import { subjectOf } from '../circles/change.ts'
import type { GovernanceVersion } from '../circles/governance-record.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import type { ChangeKind } from '../constitution/decision-rules.ts'
import type { FoundTension } from '../tensions/findings.ts'
import type { Tensions } from '../tensions/tensions.ts'
import { SYSTEM } from '../system-actor.ts'
import { without } from '../without.ts'
import { closedGates } from '../policies/policy-life.ts'
import { isPolicyChange } from './proposal-effect.ts'
import type { Proposal } from './proposal.ts'

/** Adoption answers the tension that a proposal comes from, and what cannot be carried out is one. */
export interface AdoptPorts extends GovernancePorts {
  readonly tensions: Pick<Tensions, 'answerWith' | 'raise'>
}

/** Others may have adopted something meanwhile; then it is looked at again, this often. */
const ATTEMPTS = 20

/**
 * Carries an accepted proposal out: the version of the governance with all its changes is written first, in
 * one document whose proposal is unique, then the proposal says so. Whoever finds an accepted proposal may call this,
 * after a crash as well: what is written already is found, and nothing happens twice. It stays accepted while the effect
 * of changes of policies is still being worked out.
 */
export async function adopt(
  ports: AdoptPorts,
  proposals: Collection<Proposal>,
  accepted: Stored<Proposal>,
): Promise<Stored<Proposal>> {
  const { record } = ports
  const proposal = accepted.value
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const done = await record.adopted(proposal.id)
    if (done !== undefined) {
      // First, since whoever finds it accepted after a crash comes here again, and an adopted one is left alone.
      if (proposal.tension !== undefined) {
        await ports.tensions.answerWith(proposal.tension, proposal)
      }
      const remarks = await grantWaivers(ports, proposal)
      return finish(ports, proposals, accepted, { version: done.number, remarks })
    }
    const governance = await record.inForce()
    const outcome = await attemptVersion(ports, proposal, governance)
    if (outcome === 'written') continue
    if (outcome === 'waiting') return accepted
    if (outcome !== 'overtaken') {
      await ports.tensions.raise(unappliedOf(proposal, outcome.reason))
      return finish(ports, proposals, accepted, { refusal: outcome })
    }
  }
  throw new Error(`The proposal ${proposal.id} was overtaken ${ATTEMPTS} times.`)
}

/** Waivers belong to the registry, so that they follow the adoption; repeating it is harmless. @returns what came otherwise */
async function grantWaivers(
  { waivers }: GovernancePorts,
  { id, title, changes }: Proposal,
): Promise<readonly string[]> {
  const remarks: string[] = []
  for (const change of changes) {
    if (change.kind !== 'waiver.grant') continue
    const hindrance = await waivers.grantAdopted(change.waiver, { id, title })
    if (hindrance !== undefined) {
      remarks.push(`The waiver ${change.waiver} was not granted: ${hindrance}`)
    }
  }
  return remarks
}

/** What was accepted and cannot be carried out, say because two roles would control one domain, is a gap of its circle. */
function unappliedOf({ id, title, circle }: Proposal, reason: string): FoundTension {
  return {
    key: `not-applicable:${id}`,
    subject: `circle:${circle}`,
    now: `"${title}" was accepted and could not be carried out: ${reason}`.slice(0, 2_000),
    couldBe:
      'What the circle wanted is in force in a form that fits what others decided meanwhile.',
    evidence: [{ text: `Proposal ${id}`, source: id }],
  }
}

/** A reason when the changes no longer apply; `waiting` while a gate asks for what is still being worked out. */
async function attemptVersion(
  ports: GovernancePorts,
  proposal: Proposal,
  inForce: GovernanceVersion,
): Promise<'written' | 'overtaken' | 'waiting' | { readonly reason: string }> {
  const { record, clock, packs, lifecycles } = ports
  const now = clock()
  // Versions follow each other in time, whatever the clock does.
  const at = now.toISOString() < inForce.at ? new Date(inForce.at) : now
  const { circle, basedOn, changes, id } = proposal
  const applied = applyChanges(inForce, changes, { circle, basedOn, at, packs, lifecycles })
  if (applied.kind === 'refused') {
    return { reason: applied.refusals.map(({ reason }) => reason).join(' ') }
  }
  const subject = `proposal:${id}`
  const decision = await requireAllowed(ports, SYSTEM, 'proposal.adopt', {
    subject,
    domain: '',
    circle,
  })
  const policyChanges = changes.filter(isPolicyChange)
  if (policyChanges.length > 0) {
    await requireAllowed(ports, SYSTEM, 'policy.change', { subject, domain: '' })
    const closed = await closedGates(ports.policyLife, {
      ...{ id, rationale: proposal.rationale, changes: policyChanges, at },
      before: inForce.constitution.policies,
      after: applied.governance.constitution.policies,
    })
    if (closed === 'waiting') return closed
    if (closed.length > 0) return { reason: closed.join(' ') }
  }
  if (changes.some(({ kind }) => kind.startsWith('lifecycle.'))) {
    await requireAllowed(ports, SYSTEM, 'lifecycle.change', { subject, domain: '' })
  }
  const { governance } = applied
  const isWritten = await record.add({
    governance,
    at,
    by: proposal.proposer,
    origin: { kind: 'adopted', proposal: id, reason: proposal.title },
    decision: {
      title: proposal.title,
      by: decidedBy(proposal),
      reason: proposal.rationale,
    },
    touches: changes.map(subjectOf),
    events: adoptionEvents(ports, proposal, { at, number: governance.number, role: decision.role }),
  })
  return isWritten ? 'written' : 'overtaken'
}

/** Who decided: those who approved it where that is the method, else the circle. */
function decidedBy({ method, circle, contributions, revision }: Proposal): string {
  if (method.kind !== 'approver') return `the circle ${circle}`
  const approvals = contributions.filter(
    (said) => said.kind === 'approval' && said.choice === 'yes' && said.revision === revision,
  )
  const people = approvals.map(({ by, role = '' }) => `${by} for the role ${role}`)
  return people.length === 0 ? `the circle ${circle}` : people.join(' and ')
}

/** One for the whole, which replays it, and one for each change, which its subject is found by. */
function adoptionEvents(
  { newId }: GovernancePorts,
  { id, title, revision, basedOn, circle, changes }: Proposal,
  version: { readonly at: Date; readonly number: number; readonly role: string | undefined },
): readonly DomainEvent[] {
  const { at, number, role } = version
  const adopted = { actor: SYSTEM, at, role, reason: title }
  return [
    governanceEvent(newId, {
      ...adopted,
      action: 'governance.changed',
      subject: `governance:${number}`,
      change: { proposal: id, revision, basedOn, circle, changes },
    }),
    ...changes.map((change) =>
      governanceEvent(newId, {
        ...adopted,
        action: PAST[change.kind],
        subject: subjectOf(change),
        // Whole texts are in the event before, and an event has room for them once.
        change: {
          proposal: id,
          governance: number,
          ...without(change, 'constitution' as never, 'definition' as never),
        },
      }),
    ),
  ]
}

/** What each kind of change is called once it happened. */
const PAST: Readonly<Record<ChangeKind, string>> = {
  'circle.create': 'circle.created',
  'circle.amend': 'circle.amended',
  'circle.remove': 'circle.removed',
  'circle.link': 'circle.linked',
  'circle.unlink': 'circle.unlinked',
  'role.create': 'role.created',
  'role.amend': 'role.amended',
  'role.remove': 'role.removed',
  'role.assign': 'role.assigned',
  'role.unassign': 'role.unassigned',
  'role.elect': 'role.elected',
  'role.surrogate': 'surrogate.named',
  'circle-policy.put': 'circle-policy.put-in-force',
  'circle-policy.remove': 'circle-policy.repealed',
  'policy.put': 'policy.put-in-force',
  'policy.scope': 'policy.changed',
  'policy.enforcement': 'policy.changed',
  'policy.severity': 'policy.changed',
  'policy.grace': 'policy.changed',
  'policy.pin': 'policy.changed',
  'policy.remove': 'policy.repealed',
  'lifecycle.put': 'lifecycle.put-in-force',
  'lifecycle.gate': 'lifecycle.changed',
  'waiver.grant': 'waiver.granted-by-proposal',
  'maturity.target': 'maturity.target-set',
  'maturity.target-remove': 'maturity.target-removed',
  'constitution.amend': 'constitution.amended',
}

async function finish(
  { clock, newId }: GovernancePorts,
  proposals: Collection<Proposal>,
  { id, revision, value }: Stored<Proposal>,
  result:
    | { readonly version: number; readonly remarks: readonly string[] }
    | { readonly refusal: { readonly reason: string } },
): Promise<Stored<Proposal>> {
  const now = clock()
  const at = now.toISOString() < value.updatedAt ? new Date(value.updatedAt) : now
  const isAdopted = 'version' in result
  const reason = isAdopted
    ? [value.outcome?.reason ?? '', ...result.remarks].join(' ').trim()
    : `It was accepted, but the governance has moved on, and nothing was changed: ${result.refusal.reason}`
  const finished: Proposal = {
    ...value,
    state: isAdopted ? 'adopted' : 'not-applicable',
    outcome: {
      reason: reason.slice(0, 10_000),
      at: at.toISOString(),
      ...(isAdopted && { version: result.version }),
    },
    updatedAt: at.toISOString(),
  }
  return proposals.replace(id, revision, finished, [
    governanceEvent(newId, {
      actor: SYSTEM,
      at,
      action: isAdopted ? 'proposal.adopted' : 'proposal.found-not-applicable',
      subject: `proposal:${id}`,
      reason: finished.outcome?.reason,
      change: { outcome: finished.outcome, updatedAt: finished.updatedAt },
    }),
  ])
}
