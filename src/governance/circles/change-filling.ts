import type { Action, Actor } from '../../registry/index.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { applyChanges } from './apply-changes.ts'
import { subjectOf, type Change } from './change.ts'
import type { GovernanceVersion } from './governance-record.ts'
import { fillersOf, findCircle, findRole, type Assignment, type Role } from './organisation.ts'

/** A change of who fills a role. */
export type RoleFilling = Extract<
  Change,
  { readonly kind: 'role.assign' | 'role.unassign' | 'role.surrogate' }
>

/** How such a change is asked for without a proposal. */
export interface FillingWish {
  readonly action: Action
  /** What it is done to, where that is not the role. */
  readonly subject?: string
  /** What the ledger calls it once it happened. */
  readonly event: string
  readonly reason: string | undefined
}

/** A role with who fills it from now on. */
export interface FilledRole {
  readonly role: Role
  readonly fillers: readonly Assignment[]
  readonly version: Pick<GovernanceVersion, 'organisation' | 'number'>
  readonly at: Date
}

/**
 * Changes who fills a role in a version of the governance of its own, as whoever the constitution grants that may.
 * @throws GovernanceError `role-not-found`, `governance-not-allowed`, `change-refused`, `governance-changed`
 */
export async function changeFilling(
  ports: GovernancePorts,
  actor: Actor,
  change: RoleFilling,
  { action, subject = subjectOf(change), event, reason }: FillingWish,
): Promise<FilledRole> {
  const { record, clock, packs, lifecycles, newId } = ports
  const version = await record.inForce()
  const { organisation, number } = version
  const role = requireRole(version, change.role)
  const home = findCircle(organisation, role.circle)
  // The lead of a circle is assigned by the circle around it.
  const circle = role.kind === 'lead' && home?.parent !== undefined ? home.parent : role.circle
  const decision = await requireAllowed(ports, actor, action, { subject, domain: '', circle })
  const now = clock()
  const at = now.toISOString() < version.at ? new Date(version.at) : now
  const context = { circle, basedOn: number, at, packs, lifecycles }
  const applied = applyChanges(version, [change], context)
  if (applied.kind === 'refused') {
    const reasons = applied.refusals.map((refusal) => refusal.reason).join(' ')
    throw new GovernanceError('change-refused', reasons, { refusals: applied.refusals })
  }
  const { governance } = applied
  const isWritten = await record.add({
    governance,
    at,
    by: actor.id,
    origin: { kind: 'assigned', ...(reason !== undefined && { reason }) },
    touches: [subjectOf(change)],
    events: [
      governanceEvent(newId, {
        actor,
        at,
        action: event,
        subject: subjectOf(change),
        role: decision.role,
        reason,
        change: { governance: governance.number, basedOn: number, circle, changes: [change] },
      }),
    ],
  })
  if (!isWritten) {
    throw new GovernanceError(
      'governance-changed',
      'Somebody else changed the governance at the same moment; read it again and repeat the change.',
    )
  }
  const fillers = fillersOf(governance.organisation, role.id, at)
  return { role: requireRole(governance, role.id), fillers, version: governance, at }
}

/** @throws GovernanceError `role-not-found` */
export function requireRole(
  { organisation }: Pick<GovernanceVersion, 'organisation'>,
  id: string,
): Role {
  const role = findRole(organisation, id)
  if (role !== undefined) return role
  throw new GovernanceError('role-not-found', `There is no role ${id.slice(0, 100)}.`)
}
