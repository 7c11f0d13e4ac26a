/**
 * The policy engine: rule packs and a contract in, findings and a verdict out.
 *
 * May not: read files or network, read the clock, print, or keep state between calls.
 */
export * from './model.ts'
export { ARTIFACTS, type Artifact } from './artifacts.ts'
export { findRule, RULES } from './catalogue.ts'
export {
  allProfilesOf,
  conformanceTo,
  profilesOf,
  type AssertionOutcome,
  type Claim,
  type Conformance,
  type FindPack,
  type JudgedProfile,
} from './conformance.ts'
export type { DiscoveryData } from './discovery/judge-discovery.ts'
export { helpFor, pageOfRule, PROJECT_PAGE, rulePageIn, withRulePages } from './help.ts'
export type { Baseline } from './known-findings.ts'
export { lintContract, type LintOptions } from './lint-contract.ts'
export { lintMessages, type LintMessagesOptions } from './lint-messages.ts'
export { loadRulePack, type LoadedRulePack, type PackMistake } from './packs/load-rule-pack.ts'
export {
  loadRuleset,
  type LoadRulesetOptions,
  type LoadRulesetResult,
} from './rulesets/document/load-ruleset.ts'
export type { LoadedRuleset } from './rulesets/document/loaded-ruleset.ts'
export { RULESET_LIMITS } from './rulesets/document/ruleset-limits.ts'
export type {
  ResolveRuleset,
  RulesetReference,
  RulesetSource,
} from './rulesets/document/ruleset-source.ts'
export { OPENAPI_FUNCTIONS } from './rulesets/openapi-functions/openapi-functions.ts'
export type { Ruleset, RulesetMistake, UnsupportedRule } from './rulesets/model.ts'
export { applyEdits, type EditedText, type TextEdit } from './edits/text-edit.ts'
export type { Rule, RuleExample, RuleFacts } from './rule.ts'
export { isRuleset, type Policy } from './policy.ts'
export type {
  AssertionType,
  DocumentExample,
  PackRule,
  RuleDocumentation,
  RulePack,
} from './packs/rule-pack.ts'
export { RulePackDocument } from './packs/rule-pack-document.ts'
export type { Waiving } from './waivers/apply-waivers.ts'
export { covers, isDate, isExpired, type AcceptingWaiver, type Waiver } from './waivers/waiver.ts'
export { WAIVER_RULES } from './waivers/waiver-rules.ts'
export { faultsOfWaivers } from './waivers/waiver-uses.ts'
export { weighReport, type Weighing, type Weight } from './weighing/weigh-report.ts'
