import { findRule, type RulePack } from '../rules/index.ts'

/** The rule packs that are installed. */
export interface RulePacks {
  ids(): readonly string[]
  find(id: string): RulePack | undefined
}

/** The id under which findings have a rule, by that or an alias; undefined where no installed pack has it. */
export function ruleIdIn(packs: RulePacks, rule: string): string | undefined {
  const known = findRule(rule)?.id
  if (known !== undefined) return known
  const rules = packs.ids().flatMap((id) => packs.find(id)?.rules ?? [])
  return rules.find(({ id, name }) => id === rule || name === rule)?.id
}
