/**
 * What comes with the package, read from its folder `policies`: rule packs, rulesets and the documentation
 * of their rules. Beside the engine and not in it, because the engine reads no files.
 */
export { isShippedRulesetRule } from './is-ruleset-rule.ts'
export { defaultPolicyIds, shippedPack, shippedPackIds } from './packs.ts'
export { shippedPolicy, shippedPolicyFacts, shippedPolicyIds } from './policies.ts'
export { readRuleset, rulesetFor, RulesetError } from './ruleset-files.ts'
export { shippedRulesetRules, type ShippedRulesetRule } from './ruleset-rules.ts'
export { SHIPPED_RULESETS, shippedRuleset, type ShippedRuleset } from './rulesets.ts'
