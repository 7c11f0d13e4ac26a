import { findRule, WAIVER_RULES, type Finding } from '../../rules/index.ts'
import { SHIPPED_RULESETS, shippedRulesetRules } from '../../shipped/index.ts'

/** What reports tell of a rule beside its findings. */
export interface RuleDescription {
  readonly id: string
  readonly title: string
  readonly rationale: string
  readonly requirements: readonly string[]
  readonly help: string
}

/** What is known of a finding's rule; one that is not of this package is described by its id. */
export function describeRule({ rule: id, help, requirements }: Finding): RuleDescription {
  const rule =
    findRule(id) ?? Object.values(WAIVER_RULES).find((one) => one.id === id) ?? declared(id)
  return {
    id,
    title: rule?.title ?? id,
    rationale: rule?.rationale ?? '',
    requirements,
    help,
  }
}

function declared(id: string): Pick<RuleDescription, 'title' | 'rationale'> | undefined {
  const rules = SHIPPED_RULESETS.flatMap((ruleset) => shippedRulesetRules(ruleset.id))
  return rules.find((rule) => rule.id === id)?.documentation
}
