import { z } from 'zod'
import type { Actor } from '../../registry/index.ts'
import { parseGoverning } from '../parse-governing.ts'
import { GovernanceError } from '../governance-problems.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { changeFilling, requireRole, type RoleFilling } from './change-filling.ts'
import type { GovernanceVersion, Origin } from './governance-record.ts'
import {
  fillersByRole,
  filledUntil,
  fillersOf,
  focus,
  governanceText,
  type Assignment,
  type Circle,
  type Filled,
  type Role,
} from './organisation.ts'
import { endSurrogate, nameSurrogate } from './surrogates.ts'
import { without } from '../without.ts'

export const assignmentInput = z.strictObject({
  person: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
  focus: focus.exactOptional(),
  /** Days. */
  term: z.int().min(1).max(3_650).exactOptional(),
  reason: governanceText.exactOptional(),
})
export type AssignmentInput = z.infer<typeof assignmentInput>

export const surrogateInput = z.strictObject({
  /** Who is away. */
  person: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
  /** Who stands in. */
  surrogate: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
  /** The day, in UTC, from which on the person acts again. */
  until: z.iso.date(),
  reason: governanceText,
})
export type SurrogateInput = z.infer<typeof surrogateInput>

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

/** Roles that somebody is assigned to, by a version of the governance. */
export interface RoleFillings {
  /** The version; 0 before the first. */
  readonly number: number
  readonly filled: ReadonlyMap<string, Filled>
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

const LONGEST_HISTORY = 500 // entries of a role; the ledger has all

/** Circles, roles and who fills them. */
export interface Circles {
  /** @param on the moment asked about; now unless given. @throws GovernanceError `governance-not-ratified` */
  organisation(on?: Date): Promise<OrganisationView>
  /** @throws GovernanceError `role-not-found` */
  role(
    id: string,
    on?: Date,
  ): Promise<{
    readonly role: RoleView
    /** Newest first, at most 500. */
    readonly history: readonly RoleHistoryEntry[]
    /** How many entries there are in all. */
    readonly historyCount: number
  }>
  /**
   * Until when each role is filled by people who are assigned to it; roles that nobody is assigned to are left out, whoever
   * covers them. Before the first constitution, none.
   * @param of a moment or the number of a version; now unless given
   */
  fillings(of?: Date | number): Promise<RoleFillings>
  /**
   * Assigns somebody to a role, as its circle's lead may without a proposal.
   * @throws GovernanceError `role-not-found`, `governance-not-allowed`, `change-refused`, `governance-invalid`
   */
  assign(actor: Actor, role: string, input: AssignmentInput): Promise<RoleView>
  /** @throws GovernanceError as `assign` */
  unassign(actor: Actor, role: string, person: string, reason?: string): Promise<RoleView>
  /**
   * Names who acts in a role while somebody is away, as that person and the circle's lead may without a proposal; the
   * circle is told.
   * @throws GovernanceError as `assign`
   */
  nameSurrogate(actor: Actor, role: string, input: SurrogateInput): Promise<RoleView>
  /** Ends that before its day, so that whoever was away acts again. @throws GovernanceError as `assign` */
  endSurrogate(actor: Actor, role: string, person: string, reason?: string): Promise<RoleView>
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
    fillings: async (of) => {
      const { record } = ports
      const version = await (of === undefined
        ? record.latest()
        : typeof of === 'number'
          ? record.get(of)
          : record.at(of))
      if (version === undefined) return { number: 0, filled: new Map() }
      return { number: version.number, filled: filledUntil(version.organisation) }
    },
    role: async (id, on) => {
      const version = await versionOn(on)
      const role = requireRole(version, id)
      const { newest, count } = await ports.record.touching(`role:${id}`, LONGEST_HISTORY)
      return {
        role: roleView(role, fillersOf(version.organisation, id, moment(on))),
        historyCount: count,
        history: newest.map(({ number, ratifiedAt, ratifiedBy, origin }) => ({
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
      await requireAccount(hasAccount, person)
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
    nameSurrogate: async (actor, role, said) => {
      const { reason, ...named } = parseGoverning(surrogateInput, said)
      await requireAccount(hasAccount, named.surrogate)
      const changed = await nameSurrogate(ports, actor, { role, ...named }, reason)
      return roleView(changed.role, changed.fillers)
    },
    endSurrogate: async (actor, role, person, reason) => {
      const changed = await endSurrogate(ports, actor, role, person, reason)
      return roleView(changed.role, changed.fillers)
    },
  }
}

async function changeAssignment(
  ports: GovernancePorts,
  actor: Actor,
  change: RoleFilling & { readonly kind: 'role.assign' | 'role.unassign' },
  reason: string | undefined,
): Promise<RoleView> {
  const { role, fillers } = await changeFilling(ports, actor, change, {
    action: 'role.assign',
    event: change.kind === 'role.assign' ? 'role.assigned' : 'role.unassigned',
    reason,
  })
  return roleView(role, fillers)
}

async function requireAccount(
  hasAccount: (person: string) => Promise<boolean>,
  person: string,
): Promise<void> {
  if (await hasAccount(person)) return
  throw new GovernanceError(
    'governance-invalid',
    `There is no account ${person}; invite the person first, or activate their account.`,
  )
}

function roleView(role: Role, filledBy: readonly Assignment[] = []): RoleView {
  return { ...without(role, 'changedIn'), filledBy }
}
