import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import type { Ratification } from '../constitution/ratification.ts'
import { policyChanges } from './policy-changes.ts'
import { policyTerms } from './policy-terms.ts'

const decision = z.object({
  kind: z.enum(['ratification', 'proposal']),
  id: z.string(),
  title: z.string(),
  by: z.string(),
})

/** A policy with the decision that made it what it is now. */
const decidedPolicy = policyTerms.extend({
  since: z.iso.datetime(),
  decision,
  reason: z.string().optional(),
})
export type DecidedPolicy = z.infer<typeof decidedPolicy>

/** All policies in force from a moment on, as one decision left them. */
const policySetDocument = z.object({
  /** Counts from 1; the highest is in force. */
  number: z.int().min(1),
  /** Number of the ratified constitution that it goes on from. */
  ratification: z.int().min(1),
  from: z.iso.datetime(),
  decision,
  reason: z.string().optional(),
  changes: policyChanges,
  policies: z.array(decidedPolicy),
})
export type PolicySetDocument = z.infer<typeof policySetDocument>

/** One document for each decision, so that a decision takes effect as a whole and nothing is ever overwritten. */
export const POLICY_SETS: CollectionDeclaration<PolicySetDocument> = {
  name: 'policy-sets',
  schema: policySetDocument,
  indexes: [
    { name: 'by-number', fields: ['number'], unique: true },
    { name: 'by-decision', fields: ['decision.id'], unique: true },
    { name: 'by-time', fields: ['from'] },
  ],
}

/** What is in force at a moment, and how it came to be. */
export type PolicySet = Omit<PolicySetDocument, 'changes'>

/** The policies that a constitution puts in force by its ratification. */
export function ratifiedPolicies({
  constitution,
  ratifiedBy,
  ratifiedAt,
  number,
  decided: decisions,
}: Ratification): PolicySet {
  const decided: DecidedPolicy['decision'] = {
    kind: 'ratification',
    id: `${constitution.id}@${constitution.version}`,
    title: constitution.title,
    by: ratifiedBy,
  }
  return {
    // Proposals that are adopted with the constitution change policies in a version of their own.
    number: decisions === undefined ? 0 : number,
    ratification: number,
    from: ratifiedAt,
    decision: decided,
    policies: constitution.policies.map((policy) => {
      const known = decisions?.find((one) => one.policy === policy.id)
      if (known === undefined) return { ...policy, since: ratifiedAt, decision: decided }
      const { since, decision, reason } = known
      return { ...policy, since, decision, reason }
    }),
  }
}
