import { z } from 'zod'
import { openHistory, type LedgerEntry } from '../../audit/index.ts'
import {
  StoreError,
  type Collection,
  type CollectionDeclaration,
  type Store,
  type Stored,
} from '../../store/index.ts'

const follower = z.object({
  /** The last entry that was heard. */
  sequence: z.int().min(0),
  /** Held by the server that listens at the moment. */
  lease: z.object({ by: z.string(), until: z.iso.datetime() }).optional(),
})
type Follower = z.infer<typeof follower>

/** How far each part of the program has heard the ledger. */
export const LEDGER_FOLLOWERS: CollectionDeclaration<Follower> = {
  name: 'ledger-followers',
  schema: follower,
  indexes: [],
}

const LEASE = 60_000 // milliseconds; longer than one portion takes
const PORTION = 500 // entries

/**
 * Has a part of the program hear every entry of the ledger in its order, at least once: a server that ends while it
 * listens is taken over from, and what it had heard of the last portion is heard again.
 */
export interface LedgerFollowers {
  /**
   * Hears what has come, portion by portion, until there is nothing more or somebody else listens.
   * @returns how many entries were heard
   */
  follow(
    name: string,
    hear: (entries: readonly LedgerEntry[]) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<number>
}

export async function openLedgerFollowers(ports: {
  readonly store: Store
  readonly clock: () => Date
  readonly newId: () => string
}): Promise<LedgerFollowers> {
  const { store, clock } = ports
  const node = ports.newId()
  const history = await openHistory(store)
  const followers = await store.collection(LEDGER_FOLLOWERS)

  const claim = async (name: string): Promise<Stored<Follower> | undefined> => {
    const present = await followers.get(name)
    const now = clock().getTime()
    const lease = { by: node, until: new Date(now + LEASE).toISOString() }
    if (present === undefined) {
      return unlessOvertaken(followers.insert(name, { sequence: 0, lease }, []))
    }
    const { revision, value } = present
    if (isHeldByAnother(value, now)) return undefined
    return unlessOvertaken(
      followers.replace(name, revision, { sequence: value.sequence, lease }, []),
    )
  }

  /** A lease further ahead than any reaches was written by a clock that ran ahead, and holds nobody up. */
  const isHeldByAnother = ({ lease }: Follower, now: number): boolean => {
    if (lease === undefined || lease.by === node) return false
    const left = Date.parse(lease.until) - now
    return left > 0 && left <= LEASE
  }

  return {
    follow: async (name, hear, signal) => {
      let heard = 0
      while (signal?.aborted !== true) {
        const { sequence } = (await followers.get(name))?.value ?? { sequence: 0 }
        if ((await history.after(sequence, 1)).length === 0) return heard
        const claimed = await claim(name)
        if (claimed === undefined) return heard
        const entries = await history.after(claimed.value.sequence, PORTION)
        await hear(entries)
        const last = entries.at(-1)?.sequence ?? claimed.value.sequence
        if (!(await release(followers, claimed, last))) return heard
        heard += entries.length
      }
      return heard
    },
  }
}

/** False when the lease was over and somebody else has gone on. */
async function release(
  followers: Collection<Follower>,
  { id, revision }: Stored<Follower>,
  sequence: number,
): Promise<boolean> {
  return (await unlessOvertaken(followers.replace(id, revision, { sequence }, []))) !== undefined
}

async function unlessOvertaken<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write
  } catch (error) {
    const isOvertaken =
      error instanceof StoreError &&
      (error.code === 'stale-revision' || error.code === 'duplicate-key')
    if (isOvertaken) return undefined
    throw error
  }
}
