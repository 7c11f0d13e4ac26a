import type { PoliciesInForce, RulePacks } from '../../../registry/index.ts'

/** The ids of policies that are about security, in force at a moment. */
export type SecurityPolicies = (at: Date) => Promise<ReadonlySet<string>>

/** A policy is about what its rule pack says that it is about. */
export function createSecurityPolicies(
  policies: Pick<PoliciesInForce, 'list'>,
  packs: Pick<RulePacks, 'find'>,
): SecurityPolicies {
  return async (at) => {
    const inForce = await policies.list(at)
    return new Set(
      inForce.filter(({ pack }) => packs.find(pack)?.concern === 'security').map(({ id }) => id),
    )
  }
}
