import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import { governanceId, governanceText } from '../circles/organisation.ts'
import { PERMITTED_ACTIONS } from '../constitution/decision-rules.ts'

const instant = z.iso.datetime()
const person = z.string().min(1).max(64)
const words = z.strictObject({ by: person, text: governanceText, at: instant })

/**
 * `asked`: it waits for a yes. `announced`: it holds once its time has come, unless somebody objects before. `given`,
 * `declined` by the role that decides; `withdrawn` by whoever asked; `ended` by the role before its time. Of what is for
 * once, `in-use`: a write has taken it and has not said yet how it ended; `used` up by a write.
 */
export const PERMISSION_STATES = [
  'asked',
  'announced',
  'given',
  'declined',
  'withdrawn',
  'ended',
  'in-use',
  'used',
] as const
export type PermissionState = (typeof PERMISSION_STATES)[number]

/**
 * A yes: one person, or whoever fills a role, may do one thing to one subject that another role decides about, once or
 * until a day. What is to hold for good is a policy.
 */
export const permissionSchema = z.strictObject({
  id: z.string().min(1).max(100),
  action: z.enum(PERMITTED_ACTIONS),
  /** By the first name of its service or domain, which no move changes. */
  subject: z.string().min(1).max(400),
  /** Who acts by it, or who asked for their role; absent in what a role was given unasked. */
  by: person.exactOptional(),
  /** Whoever fills it acts; absent: only the person. */
  forRole: governanceId.exactOptional(),
  reason: governanceText,
  /** The role that decides about the subject; the permission goes no further than that role itself, and lapses when another one decides. */
  role: governanceId,
  circle: governanceId,
  state: z.enum(PERMISSION_STATES),
  /** The first write that stands on it uses it up; absent in what holds until its end. */
  once: z.literal(true).exactOptional(),
  /** With what was announced: when it holds unless somebody objects. */
  holdsFrom: instant.exactOptional(),
  until: instant,
  /** The write that took what is for once. */
  use: z
    .strictObject({
      /** Of the ledger entry that the write has. */
      event: z.string().min(1).max(200),
      at: instant,
      /** Where it stands again when nothing was written. */
      from: z.enum(['announced', 'given']),
    })
    .exactOptional(),
  /** What was answered, the last one last. */
  said: z.array(words.extend({ state: z.enum(PERMISSION_STATES) })).max(10),
  createdAt: instant,
  updatedAt: instant,
})
export type Permission = z.infer<typeof permissionSchema>

export const PERMISSIONS: CollectionDeclaration<Permission> = {
  name: 'permissions',
  schema: permissionSchema,
  indexes: [
    { name: 'by-creation', fields: ['createdAt'] },
    { name: 'by-state', fields: ['state', 'createdAt'] },
    { name: 'by-who-acts', fields: ['by', 'action', 'subject', 'state', 'until'] },
    { name: 'by-role-that-acts', fields: ['forRole', 'action', 'subject', 'state', 'until'] },
    { name: 'by-role', fields: ['role', 'createdAt'] },
    { name: 'by-subject', fields: ['subject', 'createdAt'] },
  ],
}

/** Whether it can be acted on at a moment. */
export function holds({ state, holdsFrom, until, updatedAt }: Permission, at: string): boolean {
  if (at >= until) return false
  if (state === 'announced') return holdsFrom !== undefined && holdsFrom <= at
  // A clock that was set back gives nothing before it was given.
  return state === 'given' && updatedAt <= at
}

/** What can be done about a permission. */
export const permissionStepSchema = z.strictObject({
  kind: z.enum(['give', 'decline', 'object', 'withdraw', 'end']),
  text: governanceText,
})
export type PermissionStep = z.infer<typeof permissionStepSchema>

export type PermissionStepped =
  | { readonly kind: 'moved'; readonly permission: Permission }
  | { readonly kind: 'refused'; readonly reason: string }

/** Where each step leads, and from where it can be taken. */
const STEPS: Readonly<
  Record<
    PermissionStep['kind'],
    { readonly from: readonly PermissionState[]; readonly to: PermissionState }
  >
> = {
  give: { from: ['asked', 'announced', 'declined'], to: 'given' },
  decline: { from: ['asked', 'announced'], to: 'declined' },
  object: { from: ['announced'], to: 'declined' },
  withdraw: { from: ['asked', 'announced'], to: 'withdrawn' },
  end: { from: ['given', 'announced'], to: 'ended' },
}

/** Who takes a step, in which roles, and when. */
export interface PermissionStepBy {
  readonly actor: string
  readonly roles: readonly string[]
  /** ISO 8601 instant. */
  readonly at: string
}

/** Takes one step. Pure. */
export function stepPermission(
  permission: Permission,
  { kind, text }: PermissionStep,
  { actor, roles, at: now }: PermissionStepBy,
): PermissionStepped {
  const at = now < permission.updatedAt ? permission.updatedAt : now
  const { by, forRole } = permission
  const { from, to } = STEPS[kind]
  if (kind === 'withdraw' && actor !== by) {
    return refused(
      by === undefined
        ? 'Nobody asked for it; the role that gave it ends it.'
        : `Only ${by}, who asked, withdraws it.`,
    )
  }
  const isOwn = actor === by || (forRole !== undefined && roles.includes(forRole))
  if (kind !== 'withdraw' && kind !== 'end' && isOwn) {
    return refused('Nobody answers for the role concerned about a permission of their own.')
  }
  if (at >= permission.until) return refused(`Its time was over at ${permission.until}; ask anew.`)
  if (!from.includes(permission.state)) {
    return refused(`It is ${permission.state}; "${kind}" is for one that is ${from.join(' or ')}.`)
  }
  if (kind === 'object' && holds(permission, at)) {
    return refused(
      `Its time to object was over at ${permission.holdsFrom ?? ''}; whoever fills ${permission.role} may end it.`,
    )
  }
  const said = [...permission.said, { by: actor, text, at, state: to }].slice(-10)
  return { kind: 'moved', permission: { ...permission, state: to, said, updatedAt: at } }
}

function refused(reason: string): PermissionStepped {
  return { kind: 'refused', reason }
}
