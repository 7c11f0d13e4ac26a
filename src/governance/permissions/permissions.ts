import { z } from 'zod'
import type { Actor, PageRequest, ViewPage } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import { decidingRole } from '../authority/deciding-role.ts'
import { thingOf } from '../authority/thing-of.ts'
import { actingAt, governanceText, membersOf } from '../circles/organisation.ts'
import type { Constitution } from '../constitution/constitution.ts'
import { PERMITTED_ACTIONS } from '../constitution/decision-rules.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { listPage } from '../list-page.ts'
import { parseGoverning } from '../parse-governing.ts'
import { tensionInput } from '../tensions/tensions.ts'
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
  /** The last day, in UTC; as long as the constitution lets it be unless given. */
  until: z.iso.date().exactOptional(),
})
export type PermissionInput = z.infer<typeof permissionInput>

export type PermissionView = Permission & {
  readonly revision: number
  /** Whether it can be acted on now. */
  readonly holds: boolean
}

export interface PermissionQuery extends PageRequest {
  readonly state?: PermissionState | undefined
  readonly subject?: string | undefined
  readonly by?: string | undefined
  readonly role?: string | undefined
}

/** What people may do, for once, to what another role decides about. */
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

export async function openPermissions(
  ports: GovernancePorts,
  hasAccount: (person: string) => Promise<boolean>,
): Promise<Permissions> {
  const permissions = await ports.store.collection(PERMISSIONS)
  const require = async (id: string): Promise<Stored<Permission>> => {
    const stored = await permissions.get(id)
    if (stored !== undefined) return stored
    throw new GovernanceError('permission-not-found', `There is no permission ${id.slice(0, 100)}.`)
  }
  const view = ({ value, revision }: Stored<Permission>): PermissionView => ({
    ...value,
    revision,
    holds: holds(value, ports.clock().toISOString()),
  })
  return {
    list: (query) =>
      listPage(
        permissions,
        query,
        { state: query?.state, subject: query?.subject, by: query?.by, role: query?.role },
        view,
      ),
    get: async (id) => view(await require(id)),
    request: async (actor, said) => {
      const input = parseGoverning(permissionInput, said)
      const { person } = input
      if ((input.kind === 'give') !== (person !== undefined)) {
        throw refused('Whoever gives a permission names the person; nobody asks for others.')
      }
      if (person !== undefined && !(await hasAccount(person))) {
        throw refused(`There is no account ${person}; invite the person first.`)
      }
      return view(await request(ports, permissions, actor, input))
    },
    step: async (actor, id, said, revision) => {
      const step = parseGoverning(permissionStepSchema, said)
      const stored = await require(id)
      if (revision !== undefined && revision !== stored.revision) throw movedOn(stored)
      return view(await stepOnce(ports, permissions, stored, actor, step))
    },
  }
}

async function request(
  ports: GovernancePorts,
  permissions: Collection<Permission>,
  actor: Actor,
  { kind, action, subject: of, reason, person = actor.id, until: day }: PermissionInput,
): Promise<Stored<Permission>> {
  const { organisation, constitution } = await ports.record.inForce()
  const at = ports.clock()
  const id = ports.newId()
  const subject = `permission:${id}`
  const { role } = decidingRole(organisation, await thingOf(ports, organisation, of), at)
  const about = { subject, domain: '', role: role.id, circle: role.circle }
  const asks = kind === 'give' ? 'permission.answer' : 'permission.ask'
  const decision = await requireAllowed(ports, actor, asks, about)
  const rules = requireRules(constitution, kind, action, role.id)
  if (!actingAt(organisation.assignments, at).some((one) => one.person === person)) {
    throw refused(
      `${person} fills no role, and so is not bound by the constitution; only those who are act by permission.`,
    )
  }
  const holdsFrom =
    kind === 'announce' ? at.getTime() + (rules.announced?.waitHours ?? 0) * HOUR : undefined
  const until = endOf(day, holdsFrom ?? at.getTime(), rules.days)
  const value: Permission = {
    id,
    action,
    subject: of,
    by: person,
    reason,
    role: role.id,
    circle: role.circle,
    state: kind === 'ask' ? 'asked' : kind === 'announce' ? 'announced' : 'given',
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
  const stored = await permissions.insert(id, value, [event])
  const standing =
    value.state === 'announced' ? membersOf(organisation, role.circle, at) : undefined
  await ports.tell({
    key: subject,
    kind: event.action,
    subject,
    title: TITLES[value.state](value),
    text: `${action} of ${of}: ${reason}`,
    roles: kind === 'give' ? [] : [role.id],
    accounts: kind === 'give' ? [person] : [...(standing?.keys() ?? [])],
    at: value.createdAt,
  })
  return stored
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

/** What those who are told read first. */
const TITLES: Readonly<Record<PermissionState, (permission: Permission) => string>> = {
  asked: ({ by, role }) => `${by} asks the role ${role} for a permission`,
  announced: ({ by, holdsFrom = '' }) =>
    `${by} intends to act from ${holdsFrom.slice(0, 16).replace('T', ' ')} UTC on unless somebody objects`,
  given: ({ role }) => `The role ${role} permits you to act, for once`,
  declined: ({ role }) => `The role ${role} does not permit it`,
  withdrawn: ({ by }) => `${by} does not ask for the permission any more`,
  ended: ({ role }) => `The permission of the role ${role} has ended`,
}

async function stepOnce(
  ports: GovernancePorts,
  permissions: Collection<Permission>,
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
  const stepped = stepPermission(value, step, { actor: actor.id, at: at.toISOString() })
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
    written = await permissions.replace(id, revision, permission, [event])
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'stale-revision') throw error
    throw movedOn((await permissions.get(id)) ?? stored)
  }
  const isOwn = step.kind === 'withdraw'
  await ports.tell({
    key: `${subject}:${written.revision}`,
    kind: event.action,
    subject,
    title: TITLES[permission.state](permission),
    text: step.text,
    roles: isOwn ? [role] : [],
    accounts: isOwn ? [] : [value.by],
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
