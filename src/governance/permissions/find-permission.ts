import { allPages, type Action, type Actor, type Thing } from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { holds, PERMISSIONS, type Permission } from './permission.ts'

/** The permission that somebody was given for this and that still holds; undefined without one. */
export type FindPermission = (
  actor: Actor,
  action: Action,
  thing: Thing,
  at: Date,
) => Promise<Permission | undefined>

export async function createFindPermission(store: Store): Promise<FindPermission> {
  const permissions = await store.collection(PERMISSIONS)
  return async (actor, action, { subject }, at) => {
    const now = at.toISOString()
    const where = {
      by: { eq: actor.id },
      subject: { eq: subject },
      action: { eq: action },
      until: { gt: now },
    }
    for await (const { value } of allPages(permissions, { where })) {
      if (holds(value, now)) return value
    }
    return undefined
  }
}
