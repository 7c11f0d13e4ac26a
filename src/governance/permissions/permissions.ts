import { z } from 'zod'
import type { Actor, PageRequest, SubjectNames, ViewPage } from '../../registry/index.ts'
import { createSubjectNames } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import {
  actingAt,
  findRole,
  governanceId,
  governanceText,
  membersOf,
  type Organisation,
} from '../circles/organisation.ts'
import type { Constitution } from '../constitution/constitution.ts'
import { PERMITTED_ACTIONS } from '../constitution/decision-rules.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { listPage } from '../list-page.ts'
import { parseGoverning } from '../parse-governing.ts'
import { tensionInput } from '../tensions/tensions.ts'
import { createPermittingRole, type PermittingRole } from './permitting-role.ts'
import {
  holds,
  PERMISSIONS,
  permissionStepSchema,
  stepPermission,
  type Permission,
  type PermissionState,
  type PermissionStep,
} from './permission.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export const permissionInput = z.strictObject({
  /** `ask` waits for a yes, `announce` for nobody to object, `give` is the yes of the role unasked. */
  kind: z.enum(['ask', 'announce', 'give']),
  action: z.enum(PERMITTED_ACTIONS),
  subject: tensionInput.shape.subject,
  reason: governanceText,
  /** With `give`: who may. */
  person: z.string().min(1).max(64).exactOptional(),
  /** Whoever fills it may: with `give` any role, otherwise one that the person fills. */
  forRole: governanceId.exactOptional(),
  /** Whether the first write uses it up; so it is unless a day is given. */
  once: z.boolean().exactOptional(),
  /** The last day, in UTC; as long as the constitution lets it be unless given. */
  until: z.iso.date().exactOptional(),
})
export type PermissionInput = z.infer<typeof permissionInput>

export type PermissionView = Omit<Permission, 'once'> & {
  readonly revision: number
  /** Whether the first write uses it up. */
  readonly once: boolean
  /** Whether it can be acted on now. */
  readonly holds: boolean
}

export interface PermissionQuery extends PageRequest {
  readonly state?: PermissionState | undefined
  readonly subject?: string | undefined
  readonly by?: string | undefined
  readonly forRole?: string | undefined
  readonly role?: string | undefined
}

/** What people and roles may do to what another role decides about, once or until a day. */
export interface Permissions {
  /** Newest first. */
  list(query?: PermissionQuery): Promise<ViewPage<PermissionView>>
  /** @throws GovernanceError `permission-not-found` */
  get(id: string): Promise<PermissionView>
  /**
   * Asks for a permission, announces what one intends to do, or gives a permission; those concerned are told.
   * @throws GovernanceError `permission-refused` with the reason, `governance-not-allowed`, `governance-invalid`
   */
  request(actor: Actor, input: PermissionInput): Promise<PermissionView>
  /** @throws GovernanceError `permission-refused`, `governance-not-allowed`, `governance-changed` */
  step(actor: Actor, id: string, step: PermissionStep, revision?: number): Promise<PermissionView>
}

interface PermissionPorts extends GovernancePorts {
  readonly permissions: Collection<Permission>
  readonly names: SubjectNames
  readonly permittingRole: PermittingRole
}

export async function openPermissions(
  given: GovernancePorts,
  hasAccount: (person: string) => Promise<boolean>,
): Promise<Permissions> {
  const permissions = await given.store.collection(PERMISSIONS)
  const names = await createSubjectNames(given.store)
  const permittingRole = createPermittingRole(given)
  const ports = { ...given, permissions, names, permittingRole }
  const require = async (id: string): Promise<Stored<Permission>> => {
    const stored = await permissions.get(id)
    if (stored !== undefined) return stored
    throw new GovernanceError('permission-not-found', `There is no permission ${id.slice(0, 100)}.`)
  }
  const view = async ({ value, revision }: Stored<Permission>): Promise<PermissionView> => ({
    ...value,
    subject: await names.presentOf(value.subject),
    once: value.once ?? false,
    revision,
    holds: holds(value, ports.clock().toISOString()),
  })
  return {
    list: async (query) => {
      const { state, subject, by, forRole, role } = query ?? {}
      const about = subject === undefined ? undefined : await names.everyNameOf(subject)
      return listPage(permissions, query, { state, by, forRole, role, subject: about }, view)
    },
    get: async (id) => view(await require(id)),
    request: async (actor, said) => {
      const input = parseGoverning(permissionInput, said)
      const { kind, person, forRole } = input
      if (kind !== 'give' && person !== undefined) {
        throw refused('Whoever gives a permission names the person; nobody asks for others.')
      }
      if (kind === 'give' && (person === undefined) === (forRole === undefined)) {
        throw refused('Whoever gives a permission names either a person or a role.')
      }
      if (person !== undefined && !(await hasAccount(person))) {
        throw refused(
          `There is no account ${person}; invite the person first, or activate their account.`,
        )
      }
      return view(await request(ports, actor, input))
    },
    step: async (actor, id, said, revision) => {
      const step = parseGoverning(permissionStepSchema, said)
      const stored = await require(id)
      if (revision !== undefined && revision !== stored.revision) throw movedOn(stored)
      return view(await stepOnce(ports, stored, actor, step))
    },
  }
}

async function request(
  ports: PermissionPorts,
  actor: Actor,
  input: PermissionInput,
): Promise<Stored<Permission>> {
  const { kind, action, subject: called, reason, forRole, until: day } = input
  const { once = day === undefined } = input
  const { organisation, constitution } = await ports.record.inForce()
  const at = ports.clock()
  const id = ports.newId()
  const subject = `permission:${id}`
  const of = await ports.names.idOf(called)
  const present = await ports.names.presentOf(of)
  const role = await ports.permittingRole(constitution, organisation, action, present)
  const about = { subject, domain: '', role: role.id, circle: role.circle }
  const asks = kind === 'give' ? 'permission.answer' : 'permission.ask'
  const decision = await requireAllowed(ports, actor, asks, about)
  const rules = requireRules(constitution, kind, action, role.id)
  const by = kind === 'give' ? input.person : actor.id
  requireBound(organisation, { kind, by, forRole }, at)
  const holdsFrom =
    kind === 'announce' ? at.getTime() + (rules.announced?.waitHours ?? 0) * HOUR : undefined
  const until = endOf(day, holdsFrom ?? at.getTime(), rules.days)
  const value: Permission = {
    id,
    action,
    subject: of,
    ...(by !== undefined && { by }),
    ...(forRole !== undefined && { forRole }),
    reason,
    role: role.id,
    circle: role.circle,
    state: kind === 'ask' ? 'asked' : kind === 'announce' ? 'announced' : 'given',
    ...(once && { once }),
    ...(holdsFrom !== undefined && { holdsFrom: new Date(holdsFrom).toISOString() }),
    until,
    said: [],
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  }
  const event = governanceEvent(ports.newId, {
    actor,
    at,
    action: `permission.${value.state}`,
    subject,
    role: decision.role,
    reason,
    change: value,
  })
  const stored = await ports.permissions.insert(id, value, [event])
  const standing =
    value.state === 'announced' ? membersOf(organisation, role.circle, at) : undefined
  await ports.tell({
    key: subject,
    kind: event.action,
    subject,
    title: titleOf(value),
    text: `${action} of ${present}: ${reason}`,
    ...(kind === 'give'
      ? whoActs(value)
      : { roles: [role.id], accounts: [...(standing?.keys() ?? [])] }),
    at: value.createdAt,
  })
  return stored
}

/**
 * Only those act by permission whom the constitution binds, in roles that there are and, when they ask, fill.
 * @throws GovernanceError `permission-refused`
 */
function requireBound(
  organisation: Organisation,
  {
    kind,
    by,
    forRole,
  }: {
    readonly kind: PermissionInput['kind']
    readonly by: string | undefined
    readonly forRole: string | undefined
  },
  at: Date,
): void {
  const acting = actingAt(organisation.assignments, at)
  if (by !== undefined && !acting.some(({ person }) => person === by)) {
    throw refused(
      `${by} fills no role, and so is not bound by the constitution; only those who are act by permission.`,
    )
  }
  if (forRole === undefined) return
  if (findRole(organisation, forRole) === undefined) {
    throw refused(`No circle has a role ${forRole}; choose one that there is.`)
  }
  const isOwn = acting.some(({ person, role }) => person === by && role === forRole)
  if (kind !== 'give' && !isOwn) {
    throw refused(`Only who fills the role ${forRole} asks for it; ask for yourself instead.`)
  }
}

/** Who is told of what they may do. */
function whoActs({ by, forRole }: Permission): {
  readonly roles: readonly string[]
  readonly accounts: readonly string[]
} {
  if (forRole !== undefined) return { roles: [forRole], accounts: [] }
  return { roles: [], accounts: by === undefined ? [] : [by] }
}

/** What the constitution says of permissions for an action. @throws GovernanceError `permission-refused` */
function requireRules(
  { permissions: rules, title }: Constitution,
  kind: PermissionInput['kind'],
  action: PermissionInput['action'],
  role: string,
): NonNullable<Constitution['permissions']> {
  if (rules === undefined) {
    throw refused(
      `The ${title} knows no permissions for once; ask the role ${role} to do it, or propose a policy that grants it.`,
    )
  }
  if (!rules.actions.includes(action)) {
    throw refused(
      `The ${title} lets nobody give this away for once; it is for ${rules.actions.join(', ')}.`,
    )
  }
  if (kind === 'announce' && rules.announced?.actions.includes(action) !== true) {
    throw refused(
      `The ${title} takes a yes of the role ${role} for this; ask for it instead of announcing it.`,
    )
  }
  return rules
}

/**
 * When a permission ends that holds from a moment (milliseconds) on: with the day that was asked for, else as late as it may.
 * @throws GovernanceError `permission-refused` for a day before or after that
 */
function endOf(day: string | undefined, from: number, days: number): string {
  const latest = from + days * DAY
  const until = day === undefined ? latest : Date.parse(day) + DAY
  if (from < until && until <= latest) return new Date(until).toISOString()
  const [first, last] = [from, latest - DAY].map((at) => new Date(at).toISOString().slice(0, 10))
  throw refused(
    `It would hold from ${first ?? ''} on, and until ${last ?? ''} at most; choose a day between.`,
  )
}

/** What those who are told read first; of its use the ledger tells. */
function titleOf({
  state,
  by = '',
  forRole,
  role,
  once,
  holdsFrom = '',
  until,
}: Permission): string {
  switch (state) {
    case 'asked':
      return `${by} asks the role ${role} for a permission`
    case 'announced':
      return `${by} intends to act from ${inMinutes(holdsFrom)} on unless somebody objects`
    case 'given': {
      const who = forRole === undefined ? 'you' : `whoever fills ${forRole}`
      return `The role ${role} permits ${who} to act, ${once ? 'for once' : `until ${inMinutes(until)}`}`
    }
    case 'declined':
      return `The role ${role} does not permit it`
    case 'withdrawn':
      return `${by} does not ask for the permission any more`
    case 'ended':
    case 'in-use':
    case 'used':
      return `The permission of the role ${role} has ended`
  }
}

function inMinutes(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`
}

async function stepOnce(
  ports: PermissionPorts,
  stored: Stored<Permission>,
  actor: Actor,
  step: PermissionStep,
): Promise<Stored<Permission>> {
  const { id, value, revision } = stored
  const { role, circle } = value
  const subject = `permission:${id}`
  const action = ACTION_OF[step.kind]
  const decision = await requireAllowed(ports, actor, action, {
    ...{ subject, domain: '', role, circle },
  })
  const at = ports.clock()
  const { organisation } = await ports.record.inForce()
  const roles = actingAt(organisation.assignments, at).flatMap((one) =>
    one.person === actor.id ? [one.role] : [],
  )
  const by = { actor: actor.id, roles, at: at.toISOString() }
  const stepped = stepPermission(value, step, by)
  if (stepped.kind === 'refused') throw refused(stepped.reason)
  const { permission } = stepped
  const event = governanceEvent(ports.newId, {
    actor,
    at,
    action: `permission.${permission.state}`,
    subject,
    role: decision.role,
    reason: step.text,
    change: { step, state: permission.state },
  })
  let written: Stored<Permission>
  try {
    written = await ports.permissions.replace(id, revision, permission, [event])
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
    throw movedOn((await ports.permissions.get(id)) ?? stored)
  }
  const isOwn = step.kind === 'withdraw'
  await ports.tell({
    key: `${subject}:${written.revision}`,
    kind: event.action,
    subject,
    title: titleOf(permission),
    text: step.text,
    ...(isOwn ? { roles: [role], accounts: [] } : whoActs(permission)),
    at: permission.updatedAt,
  })
  return written
}

const ACTION_OF = {
  give: 'permission.answer',
  decline: 'permission.answer',
  end: 'permission.answer',
  object: 'permission.object',
  withdraw: 'permission.ask',
} as const

function movedOn({ id, revision }: Stored<Permission>): GovernanceError {
  return new GovernanceError(
    'governance-changed',
    `The permission ${id} was changed meanwhile; read it again and repeat the step.`,
    { revision },
  )
}

function refused(reason: string): GovernanceError {
  return new GovernanceError('permission-refused', reason)
}
