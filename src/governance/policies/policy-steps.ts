import { isDeepStrictEqual } from 'node:util'
import type { PolicyChange } from './policy-changes.ts'
import type { PolicyTerms } from './policy-terms.ts'

/** A step in the life of a policy, by the states that the lifecycle of policies names. */
export interface PolicyStep {
  /** As it is after the step; as it was, where it goes. */
  readonly policy: PolicyTerms
  readonly from: PolicyState
  readonly to: PolicyState
}

export type PolicyState = 'proposed' | 'adopted' | 'audit' | 'enforced' | 'superseded' | 'repealed'

/**
 * The steps that the changes of a proposal take. Another text, be it of the scope, the pack or a severity, is another
 * policy, which supersedes the one before; another enforcement or grace moves the one there is. What is to bite after
 * a time of grace takes that step now, since that is what is decided on.
 * @param at against which times of grace are held
 */
export function policyStepsOf(
  before: readonly PolicyTerms[],
  after: readonly PolicyTerms[],
  changes: readonly PolicyChange[],
  at: Date,
): readonly PolicyStep[] {
  const ids = changes.map((change) =>
    change.kind === 'policy.put' ? change.policy.id : change.policy,
  )
  return [...new Set(ids)].flatMap((id) => {
    const old = before.find((one) => one.id === id)
    const now = after.find((one) => one.id === id)
    if (now === undefined) return old === undefined ? [] : [step(old, stateOf(old, at), 'repealed')]
    if (old === undefined) return beginning(now)
    if (isSameText(old, now)) return moves(old, now, at)
    return [step(old, stateOf(old, at), 'superseded'), ...beginning(now)]
  })
}

function step(policy: PolicyTerms, from: PolicyState, to: PolicyState): PolicyStep {
  return { policy, from, to }
}

function beginning(policy: PolicyTerms): readonly PolicyStep[] {
  return [
    step(policy, 'proposed', 'adopted'),
    step(policy, 'adopted', 'audit'),
    ...(policy.enforcement === 'advise' ? [] : [step(policy, 'audit', 'enforced')]),
  ]
}

function moves(old: PolicyTerms, now: PolicyTerms, at: Date): readonly PolicyStep[] {
  const from = stateOf(old, at)
  const to = stateOf(now, at)
  const begins = old.enforcement === 'advise' && now.enforcement !== 'advise'
  return [
    ...(from === 'enforced' && to === 'audit' ? [step(now, from, to)] : []),
    ...(from === 'audit' && (to === 'enforced' || begins) ? [step(now, from, 'enforced')] : []),
  ]
}

function isSameText(one: PolicyTerms, other: PolicyTerms): boolean {
  const text = ({ pack, version, title, scope, severities }: PolicyTerms): unknown[] => [
    ...[pack, version, title, scope],
    severities,
  ]
  return isDeepStrictEqual(text(one), text(other))
}

/** Where a policy in force stands: one whose grace lasts only reports. */
function stateOf(policy: PolicyTerms, at: Date): 'audit' | 'enforced' {
  return policy.enforcement === 'advise' || !isGraceOver(policy, at) ? 'audit' : 'enforced'
}

/** Whether a policy has no grace, or that has ended. */
export function isGraceOver(policy: PolicyTerms, at: Date): boolean {
  return endOfGrace(policy) <= at.toISOString()
}

/** ISO 8601 instant in UTC; empty without a grace. */
export function endOfGrace({ graceUntil }: PolicyTerms): string {
  return graceUntil === undefined ? '' : `${graceUntil}T00:00:00.000Z`
}
