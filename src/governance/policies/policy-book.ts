import { isDeepStrictEqual } from 'node:util'
import type { Collection, Store } from '../../store/index.ts'
import { RATIFICATIONS, type Ratification } from '../constitution/ratification.ts'
import {
  POLICY_SETS,
  ratifiedPolicies,
  type PolicySet,
  type PolicySetDocument,
} from './policy-set.ts'

/** The policies in force, now and at any moment before. */
export interface PolicyBook {
  /** @param at now unless given; undefined before the first ratification */
  at(at?: Date): Promise<PolicySet | undefined>
  /** Every set that was ever in force, newest first. */
  history(): Promise<readonly PolicySet[]>
  readonly sets: Collection<PolicySetDocument>
}

export async function openPolicyBook(store: Store): Promise<PolicyBook> {
  const ratifications = await store.collection(RATIFICATIONS)
  const sets = await store.collection(POLICY_SETS)

  const newest = async (
    at: Date | undefined,
  ): Promise<readonly [Ratification | undefined, PolicySetDocument | undefined]> => {
    const [ratified, decided] = await Promise.all([
      newestRatification(ratifications, at),
      sets.find({
        ...(at !== undefined && { where: { from: { lte: at.toISOString() } } }),
        sort: ['-number'],
        limit: 1,
      }),
    ])
    return [ratified, decided.items[0]?.value]
  }

  return {
    sets,
    at: async (at) => {
      const [ratified, decided] = await newest(at)
      if (ratified === undefined) return undefined
      if (decided === undefined) return ratifiedPolicies(ratified)
      const isSuperseded =
        ratified.number > decided.ratification &&
        !(await namesSamePolicies(ratifications, decided.ratification, ratified))
      return isSuperseded ? { ...ratifiedPolicies(ratified), number: decided.number } : decided
    },
    history: async () => {
      const { items } = await sets.find({ sort: ['-number'], limit: HISTORY })
      const ratified = await ratifications.find({ sort: ['-number'], limit: HISTORY })
      return [
        ...items.map(({ value }) => value),
        ...ratified.items.map(({ value }) => ratifiedPolicies(value)),
      ].sort((one, other) => (one.from < other.from ? 1 : -1))
    },
  }
}

const HISTORY = 500

async function newestRatification(
  ratifications: Collection<Ratification>,
  at: Date | undefined,
): Promise<Ratification | undefined> {
  const { items } = await ratifications.find({
    ...(at !== undefined && { where: { ratifiedAt: { lte: at.toISOString() } } }),
    sort: ['-number'],
    limit: 1,
  })
  return items[0]?.value
}

/** A constitution that is amended otherwise leaves the policies as they were decided since. */
async function namesSamePolicies(
  ratifications: Collection<Ratification>,
  number: number,
  { constitution }: Ratification,
): Promise<boolean> {
  const { items } = await ratifications.find({ where: { number: { eq: number } }, limit: 1 })
  const before = items[0]?.value.constitution.policies
  return isDeepStrictEqual(before, constitution.policies)
}
