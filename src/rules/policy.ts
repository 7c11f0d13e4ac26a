import type { Contract } from '../contracts/index.ts'
import { findRule } from './catalogue.ts'
import type { RulePack } from './packs/rule-pack.ts'
import type { Ruleset } from './rulesets/model.ts'
import { isUnsupportedFor, rulesetRuleJudges } from './rulesets/run/run-rulesets.ts'

/** What a contract can be judged by: rules of the catalogue, or rules that a ruleset declares. */
export type Policy = RulePack | Ruleset

export function isRuleset(policy: Policy): policy is Ruleset {
  return 'packRules' in policy
}

/** A policy's part that is rules of the catalogue. */
export function asPack(policy: Policy): Pick<RulePack, 'id' | 'rules'> {
  return isRuleset(policy) ? { id: policy.id, rules: policy.packRules } : policy
}

/** The ids of all rules that a policy asks for, whatever they judge. */
export function ruleIdsOf(policy: Policy): readonly string[] {
  const ids = asPack(policy).rules.map(({ id }) => id)
  if (!isRuleset(policy)) return ids
  return [...ids, ...[...policy.rules, ...policy.unsupported].map(({ id }) => id)]
}

/**
 * Whether a policy has anything to say about a contract. A rule pack names its formats; a ruleset judges what
 * at least one of its rules is for, be it one that is not supported here.
 */
export function judgesContract(policy: Policy, contract: Contract): boolean {
  if (!isRuleset(policy)) return policy.formats.includes(contract.format)
  const { model } = contract
  const family =
    model.kind === 'openapi' ? 'openapi' : model.kind === 'recognised' ? 'format' : 'xml'
  return (
    policy.rules.some((rule) => rulesetRuleJudges(rule, contract)) ||
    policy.packRules.some(({ id }) => findRule(id)?.family === family) ||
    policy.unsupported.some((rule) => isUnsupportedFor(rule, contract))
  )
}
