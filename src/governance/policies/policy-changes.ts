import { z } from 'zod'
import { expressionSchema } from '../../expressions/index.ts'
import { ENFORCEMENTS } from '../../registry/index.ts'
import { without } from '../without.ts'
import {
  graceDay,
  pinnedVersion,
  policyId,
  policyTerms,
  ruleName,
  weight,
  type PolicyTerms,
} from './policy-terms.ts'

const policy = policyId

/** One change of the policies in force; a proposal carries them, and its adoption carries them out. */
export const policyChange = z.discriminatedUnion('kind', [
  /** Puts a policy in force, or replaces the one of the same id as a whole. */
  z.strictObject({ kind: z.literal('policy.put'), policy: policyTerms }),
  z.strictObject({ kind: z.literal('policy.scope'), policy, scope: expressionSchema }),
  z.strictObject({
    kind: z.literal('policy.enforcement'),
    policy,
    enforcement: z.enum(ENFORCEMENTS),
    /** The first day on which it bites; absent: at once. */
    graceUntil: graceDay.optional(),
  }),
  z.strictObject({
    kind: z.literal('policy.severity'),
    policy,
    rule: ruleName,
    /** `off`: the rule does not count; `pack`: as the pack has it. */
    severity: z.union([weight, z.literal('pack')]),
  }),
  z.strictObject({
    kind: z.literal('policy.grace'),
    policy,
    /** Absent: it bites at once. */
    graceUntil: graceDay.optional(),
  }),
  z.strictObject({
    kind: z.literal('policy.pin'),
    policy,
    /** Absent: whichever version is installed. */
    version: pinnedVersion.optional(),
  }),
  /** Repeals it. */
  z.strictObject({ kind: z.literal('policy.remove'), policy }),
])
export type PolicyChange = z.infer<typeof policyChange>

export const policyChanges = z.array(policyChange).min(1).max(100)

/** A change that cannot be made, in words for its author. */
export class PolicyChangeError extends Error {
  override readonly name = 'PolicyChangeError'
  /** Which of the changes, from 0. */
  readonly index: number

  constructor(index: number, message: string) {
    super(message)
    this.index = index
  }
}

/**
 * The policies after some changes, made one after the other. A policy that a change leaves as it was is the very
 * same value.
 * @throws PolicyChangeError for the first change that names a policy that is not in force
 */
export function withChanges<T extends PolicyTerms>(
  policies: readonly T[],
  changes: readonly PolicyChange[],
  decided: (terms: PolicyTerms) => T,
): readonly T[] {
  return changes.reduce<readonly T[]>((present, change, index) => {
    const id = change.kind === 'policy.put' ? change.policy.id : change.policy
    const known = present.find((one) => one.id === id)
    if (change.kind === 'policy.put') {
      const put = decided(without(change.policy, 'legacy'))
      return known === undefined
        ? [...present, put]
        : present.map((one) => (one === known ? put : one))
    }
    if (known === undefined) {
      const names = present.map((one) => one.id).join(', ')
      throw new PolicyChangeError(
        index,
        `There is no policy ${id} in force to change; in force are ${names === '' ? 'none' : names}.`,
      )
    }
    if (change.kind === 'policy.remove') return present.filter((one) => one !== known)
    const changed = decided(changedTerms(known, change))
    return present.map((one) => (one === known ? changed : one))
  }, policies)
}

type Amendment = Exclude<PolicyChange, { kind: 'policy.put' | 'policy.remove' }>

function changedTerms(
  { id, pack, version, title, scope, enforcement, graceUntil, severities, attestedBy }: PolicyTerms,
  change: Amendment,
): PolicyTerms {
  // What an adopted change makes of a policy is no longer `legacy`.
  const terms = {
    ...{ id, pack, version, title, scope, enforcement, graceUntil, severities },
    ...(attestedBy !== undefined && { attestedBy }),
  }
  switch (change.kind) {
    case 'policy.scope':
      return { ...terms, scope: change.scope }
    case 'policy.enforcement':
      return { ...terms, enforcement: change.enforcement, graceUntil: change.graceUntil }
    case 'policy.grace':
      return { ...terms, graceUntil: change.graceUntil }
    case 'policy.pin':
      return { ...terms, version: change.version }
    case 'policy.severity': {
      const others = Object.entries(severities ?? {}).filter(([rule]) => rule !== change.rule)
      const next = change.severity === 'pack' ? others : [...others, [change.rule, change.severity]]
      return {
        ...terms,
        severities: next.length === 0 ? undefined : (Object.fromEntries(next) as typeof severities),
      }
    }
  }
}
