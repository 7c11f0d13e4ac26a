import { shippedRulesetRules } from './ruleset-rules.ts'
import { SHIPPED_RULESETS } from './rulesets.ts'

/** Whether a ruleset that ships declares a rule with this id, recommended or not. */
export function isShippedRulesetRule(rule: string): boolean {
  return SHIPPED_RULESETS.some(({ id }) => shippedRulesetRules(id).some((one) => one.id === rule))
}
