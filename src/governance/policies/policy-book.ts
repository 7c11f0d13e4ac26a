import type { Store } from '../../store/index.ts'
import { RATIFICATIONS, readerOfLatest } from '../constitution/ratification.ts'
import { policySetOf, type PolicySet } from './policy-set.ts'

/** The policies in force, now and at any moment before, as the versions of the governance have them. */
export interface PolicyBook {
  /** @param at now unless given; undefined before the first ratification */
  at(at?: Date): Promise<PolicySet | undefined>
  /** The first set and those that decisions about a policy made, newest first, at most 500 decisions. */
  history(policy: string): Promise<readonly PolicySet[]>
}

const MOST_DECISIONS = 500

export async function openPolicyBook(store: Store): Promise<PolicyBook> {
  const versions = await store.collection(RATIFICATIONS)
  const readLatest = readerOfLatest(versions)
  return {
    at: async (at) => {
      if (at === undefined) {
        const latest = await readLatest()
        return latest && policySetOf(latest)
      }
      const { items } = await versions.find({
        where: { ratifiedAt: { lte: at.toISOString() } },
        sort: ['-number'],
        limit: 1,
      })
      return items[0] && policySetOf(items[0].value)
    },
    history: async (policy) => {
      const [decided, first] = await Promise.all([
        versions.find({
          where: { touches: { eq: `policy:${policy}` } },
          sort: ['-number'],
          limit: MOST_DECISIONS,
        }),
        versions.find({ where: { number: { eq: 1 } }, limit: 1 }),
      ])
      return [...decided.items, ...first.items].map(({ value }) => policySetOf(value))
    },
  }
}
