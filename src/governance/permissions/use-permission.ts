import { openHistory } from '../../audit/index.ts'
import type { Authority, TakenPermission } from '../../registry/index.ts'
import { StoreError, type Collection, type Store, type Stored } from '../../store/index.ts'
import { holds, PERMISSIONS, type Permission } from './permission.ts'

/** Milliseconds after which a write that took a permission and left no event never will; none takes so long. */
const LONGEST_WRITE = 10 * 60_000

/** Takes permissions for writes, so that what is for once is used once, by whichever server. */
export interface UsePermission {
  readonly take: NonNullable<Authority['take']>
  /**
   * What a write has taken and never said how it ended, since its server died: used up when its event was written, else
   * as before. Everything else stays as it is.
   */
  settle(stored: Stored<Permission>, at: Date): Promise<Permission>
}

export async function createUsePermission(store: Store): Promise<UsePermission> {
  const permissions = await store.collection(PERMISSIONS)
  const history = await openHistory(store)
  return {
    async take(id, event, at) {
      const stored = await permissions.get(id)
      if (stored === undefined) return undefined
      const now = at.toISOString()
      const { value } = stored
      if (!holds(value, now) || !isUsable(value)) return undefined
      if (value.once === undefined) return FOR_LONGER
      const use = { event, at: now, from: value.state }
      const taken = await unlessChanged(permissions, stored, { ...value, state: 'in-use', use })
      return taken && takenFor(permissions, taken)
    },
    async settle(stored, at) {
      const { use, state } = stored.value
      if (state !== 'in-use' || use === undefined) return stored.value
      if (at.getTime() - Date.parse(use.at) < LONGEST_WRITE) return stored.value
      const value = (await history.isWritten(use.event)) ? usedUp(stored.value) : free(stored.value)
      return (await unlessChanged(permissions, stored, value))?.value ?? stored.value
    },
  }
}

function isUsable(
  permission: Permission,
): permission is Permission & { readonly state: 'announced' | 'given' } {
  return permission.state === 'announced' || permission.state === 'given'
}

/** What holds until its end is nobody's in particular. */
const FOR_LONGER: TakenPermission = {
  keep: () => Promise.resolve(),
  giveBack: () => Promise.resolve(),
}

/**
 * The write that it was taken for decides, and its entry in the ledger is what is kept of it. Failing to note its end is
 * no failure of that write: it is noted when somebody next asks.
 */
function takenFor(permissions: Collection<Permission>, taken: Stored<Permission>): TakenPermission {
  const end = async (value: Permission): Promise<void> => {
    try {
      await unlessChanged(permissions, taken, value)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
    }
  }
  return { keep: () => end(usedUp(taken.value)), giveBack: () => end(free(taken.value)) }
}

function usedUp(permission: Permission): Permission {
  return { ...permission, state: 'used' }
}

function free({ use, ...permission }: Permission): Permission {
  return { ...permission, state: use?.from ?? permission.state }
}

/** Undefined when somebody else was faster. The use is told by the entry of the write, so that it has none of its own. */
async function unlessChanged(
  permissions: Collection<Permission>,
  { id, revision }: Stored<Permission>,
  value: Permission,
): Promise<Stored<Permission> | undefined> {
  try {
    return await permissions.replace(id, revision, value, [])
  } catch (error) {
    if (error instanceof StoreError && error.code === 'stale-revision') return undefined
    throw error
  }
}
