import { z } from 'zod'
import type { Actor } from '../../registry/index.ts'
import { parseGoverning } from '../parse-governing.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { applyChanges } from './apply-changes.ts'
import { subjectOf, type Change } from './change.ts'
import type { GovernanceVersion, Origin } from './governance-record.ts'
import {
  fillersByRole,
  fillersOf,
  findCircle,
  findRole,
  focus,
  governanceText,
  type Assignment,
  type Circle,
  type Role,
} from './organisation.ts'
import { without } from '../without.ts'

export const assignmentInput = z.strictObject({
  person: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
  focus: focus.exactOptional(),
  /** Days. */
  term: z.int().min(1).max(3_650).exactOptional(),
  reason: governanceText.exactOptional(),
})
export type AssignmentInput = z.infer<typeof assignmentInput>

export type RoleView = Omit<Role, 'changedIn'> & { readonly filledBy: readonly Assignment[] }
export type CircleView = Omit<Circle, 'changedIn'> & { readonly roles: readonly RoleView[] }

/** Circles and roles as they were at a moment. */
export interface OrganisationView {
  /** The version of the governance. */
  readonly number: number
  /** When it came into force. */
  readonly since: string
  /** The anchor circle first; each names the circle around it. */
  readonly circles: readonly CircleView[]
}

export interface RoleHistoryEntry {
  readonly governance: number
  readonly at: string
  readonly by: string
  readonly kind: Origin['kind']
  readonly proposal?: string | undefined
  readonly election?: string | undefined
  readonly struck?: string | undefined
  readonly reason?: string | undefined
}

/** Circles, roles and who fills them. */
export interface Circles {
  /** @param on the moment asked about; now unless given. @throws GovernanceError `governance-not-ratified` */
  organisation(on?: Date): Promise<OrganisationView>
  /** @throws GovernanceError `role-not-found` */
  role(
    id: string,
    on?: Date,
  ): Promise<{ readonly role: RoleView; readonly history: readonly RoleHistoryEntry[] }>
  /**
   * Assigns somebody to a role, as its circle's lead may without a proposal.
   * @throws GovernanceError `role-not-found`, `governance-not-allowed`, `change-refused`, `governance-invalid`
   */
  assign(actor: Actor, role: string, input: AssignmentInput): Promise<RoleView>
  /** @throws GovernanceError as `assign` */
  unassign(actor: Actor, role: string, person: string, reason?: string): Promise<RoleView>
}

export function createCircles(
  ports: GovernancePorts,
  hasAccount: (person: string) => Promise<boolean>,
): Circles {
  const versionOn = async (on: Date | undefined): Promise<GovernanceVersion> => {
    if (on === undefined) return ports.record.inForce()
    const version = await ports.record.at(on)
    if (version !== undefined) return version
    throw new GovernanceError(
      'governance-not-ratified',
      `No constitution was in force on ${on.toISOString()}; ask for a later day.`,
    )
  }
  const moment = (on: Date | undefined): Date => on ?? ports.clock()
  return {
    organisation: async (on) => {
      const version = await versionOn(on)
      const { organisation, number, at } = version
      const fillers = fillersByRole(organisation, moment(on))
      const circles = organisation.circles.map((circle) => ({
        ...without(circle, 'changedIn'),
        roles: organisation.roles
          .filter((role) => role.circle === circle.id)
          .map((role) => roleView(role, fillers.get(role.id))),
      }))
      return { number, since: at, circles }
    },
    role: async (id, on) => {
      const version = await versionOn(on)
      const role = requireRole(version, id)
      const touching = await ports.record.touching(`role:${id}`)
      return {
        role: roleView(role, fillersOf(version.organisation, id, moment(on))),
        history: touching.map(({ number, ratifiedAt, ratifiedBy, origin }) => ({
          governance: number,
          at: ratifiedAt,
          by: ratifiedBy,
          kind: origin?.kind ?? 'ratified',
          proposal: origin?.proposal,
          election: origin?.election,
          struck: origin?.struck,
          reason: origin?.reason,
        })),
      }
    },
    assign: async (actor, role, said) => {
      const { reason, person, focus, term } = parseGoverning(assignmentInput, said)
      if (!(await hasAccount(person))) {
        throw new GovernanceError(
          'governance-invalid',
          `There is no account ${person}; invite the person first.`,
        )
      }
      const change = {
        kind: 'role.assign' as const,
        role,
        person,
        ...(focus !== undefined && { focus }),
        ...(term !== undefined && { term }),
      }
      return changeAssignment(ports, actor, change, reason)
    },
    unassign: (actor, role, person, reason) =>
      changeAssignment(ports, actor, { kind: 'role.unassign', role, person }, reason),
  }
}

async function changeAssignment(
  ports: GovernancePorts,
  actor: Actor,
  change: Change & { readonly kind: 'role.assign' | 'role.unassign' },
  reason: string | undefined,
): Promise<RoleView> {
  const { record, clock, packs, lifecycles, newId } = ports
  const version = await record.inForce()
  const { organisation, number } = version
  const role = requireRole(version, change.role)
  const home = findCircle(organisation, role.circle)
  // The lead of a circle is assigned by the circle around it.
  const circle = role.kind === 'lead' && home?.parent !== undefined ? home.parent : role.circle
  const subject = `role:${role.id}`
  const decision = await requireAllowed(ports, actor, 'role.assign', {
    subject,
    domain: '',
    circle,
  })
  const now = clock()
  const at = now.toISOString() < version.at ? new Date(version.at) : now
  const applied = applyChanges(version, [change], {
    circle,
    basedOn: number,
    at,
    packs,
    lifecycles,
  })
  if (applied.kind === 'refused') {
    const reasons = applied.refusals.map((refusal) => refusal.reason).join(' ')
    throw new GovernanceError('change-refused', reasons, { refusals: applied.refusals })
  }
  const isWritten = await record.add({
    governance: applied.governance,
    at,
    by: actor.id,
    origin: { kind: 'assigned', ...(reason !== undefined && { reason }) },
    touches: [subjectOf(change)],
    events: [
      governanceEvent(newId, {
        actor,
        at,
        action: change.kind === 'role.assign' ? 'role.assigned' : 'role.unassigned',
        subject,
        role: decision.role,
        reason,
        change: {
          governance: applied.governance.number,
          basedOn: number,
          circle,
          changes: [change],
        },
      }),
    ],
  })
  if (!isWritten) {
    throw new GovernanceError(
      'governance-changed',
      'Somebody else changed the governance at the same moment; read it again and repeat the change.',
    )
  }
  const after = requireRole(applied.governance, role.id)
  return roleView(after, fillersOf(applied.governance.organisation, role.id, at))
}

function requireRole({ organisation }: Pick<GovernanceVersion, 'organisation'>, id: string): Role {
  const role = findRole(organisation, id)
  if (role !== undefined) return role
  throw new GovernanceError('role-not-found', `There is no role ${id.slice(0, 100)}.`)
}

function roleView(role: Role, filledBy: readonly Assignment[] = []): RoleView {
  return { ...without(role, 'changedIn'), filledBy }
}
