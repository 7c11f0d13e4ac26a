import type { PoliciesInForce, RulePacks } from '../../../registry/index.ts'

/** What a policy is about: what its rule pack says, or else that systems of different makers work together. */
export const POLICY_CATEGORIES = ['interoperability', 'security'] as const
export type PolicyCategory = (typeof POLICY_CATEGORIES)[number]

/** What the policies in force at a moment are about. */
export interface PolicyCategories {
  /** By the id of the policy. */
  readonly byPolicy: ReadonlyMap<string, PolicyCategory>
  /** Categories of policies with enforcement "gate" or "block": every contract is to be under one of each. In order. */
  readonly mandated: readonly PolicyCategory[]
}

export type ReadPolicyCategories = (at: Date) => Promise<PolicyCategories>

/** Where no policy is in force. */
export const NO_CATEGORIES: PolicyCategories = { byPolicy: new Map(), mandated: [] }

/** Of one that is not in force any more, which a contract was judged by, nothing says what it was about. */
export function categoryOf(policy: string, { byPolicy }: PolicyCategories): PolicyCategory {
  return byPolicy.get(policy) ?? 'interoperability'
}

/** Whether something that contracts were counted by is another category now, or another category is mandated. */
export function isOtherwise(before: PolicyCategories, now: PolicyCategories): boolean {
  return (
    before.mandated.join() !== now.mandated.join() ||
    [...before.byPolicy].some(([policy, category]) => categoryOf(policy, now) !== category)
  )
}

export function createPolicyCategories(
  policies: Pick<PoliciesInForce, 'list'>,
  packs: Pick<RulePacks, 'find'>,
): ReadPolicyCategories {
  return async (at) => {
    const inForce = (await policies.list(at)).map(({ id, pack, enforcement }) => {
      const category: PolicyCategory = packs.find(pack)?.concern ?? 'interoperability'
      return { id, category, isEnforced: enforcement !== 'advise' }
    })
    const enforced = inForce.filter(({ isEnforced }) => isEnforced)
    return {
      byPolicy: new Map(inForce.map(({ id, category }) => [id, category])),
      mandated: [...new Set(enforced.map(({ category }) => category))].sort(),
    }
  }
}
