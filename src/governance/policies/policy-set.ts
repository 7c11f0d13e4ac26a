import type { PolicyDecision, Ratification } from '../constitution/ratification.ts'
import type { PolicyTerms } from './policy-terms.ts'

/** A policy with the decision that made it what it is now. */
export interface DecidedPolicy extends PolicyTerms {
  readonly since: string
  readonly decision: PolicyDecision['decision']
  readonly reason?: string | undefined
}

/** All policies in force from a moment on, as one version of the governance has them. */
export interface PolicySet {
  readonly from: string
  readonly policies: readonly DecidedPolicy[]
}

/** The policies of a version of the governance, each with the decision that it rests on. */
export function policySetOf({
  constitution,
  ratifiedBy,
  ratifiedAt,
  decided: decisions,
}: Ratification): PolicySet {
  const ratified: DecidedPolicy['decision'] = {
    kind: 'ratification',
    id: `${constitution.id}@${constitution.version}`,
    title: constitution.title,
    by: ratifiedBy,
  }
  return {
    from: ratifiedAt,
    policies: constitution.policies.map((policy) => {
      const known = decisions?.find((one) => one.policy === policy.id)
      if (known === undefined) return { ...policy, since: ratifiedAt, decision: ratified }
      const { since, decision, reason } = known
      return { ...policy, since, decision, reason }
    }),
  }
}
