import { createSubjectNames, type Action, type Actor, type Thing } from '../../registry/index.ts'
import type { Store, Where } from '../../store/index.ts'
import { holds, PERMISSIONS, type Permission } from './permission.ts'
import type { UsePermission } from './use-permission.ts'

/**
 * The permissions that somebody, or a role of theirs, was given for this and that still hold: first those that hold until
 * their day, which using does not use up, then those that end first.
 */
export type FindPermissions = (
  actor: Actor,
  roles: readonly string[],
  action: Action,
  thing: Thing,
  at: Date,
) => Promise<readonly Permission[]>

const MOST = 500 // for one person, action and subject; whoever has announced more only stands in their own way
const CAN_HOLD = ['announced', 'given', 'in-use']

export async function createFindPermissions(
  store: Store,
  { settle }: Pick<UsePermission, 'settle'>,
): Promise<FindPermissions> {
  const permissions = await store.collection(PERMISSIONS)
  const names = await createSubjectNames(store)
  return async (actor, roles, action, { subject, about }, at) => {
    const now = at.toISOString()
    const own = { by: { eq: actor.id } }
    const ofRoles = { forRole: { in: [...new Set(roles)].slice(0, MOST) } }
    const matter = {
      action: { eq: action },
      subject: { in: await names.everyNameOf(about ?? subject) },
      state: { in: CAN_HOLD },
      until: { gt: now },
    }
    const find = async (who: Where): Promise<Permission[]> => {
      const { items } = await permissions.find({
        where: { ...who, ...matter },
        sort: ['until'],
        limit: MOST,
      })
      return Promise.all(items.map((stored) => settle(stored, at)))
    }
    const found = [
      ...(await find(own)).filter(({ forRole }) => forRole === undefined),
      ...(roles.length === 0 ? [] : await find(ofRoles)),
    ]
    return found
      .filter((permission) => holds(permission, now))
      .sort(
        (a, b) => Number(a.once ?? false) - Number(b.once ?? false) || compare(a.until, b.until),
      )
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
