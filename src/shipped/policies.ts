/** Everything that ships and that a contract can be judged by: rule packs and rulesets, under their ids. */
import type { Policy, RulePack } from '../rules/index.ts'
import { shippedPack, shippedPackIds } from './packs.ts'
import { shippedRulesetRules } from './ruleset-rules.ts'
import { SHIPPED_RULESETS, shippedRuleset } from './rulesets.ts'

/** Ids of all policies that ship, in alphabetical order. */
export function shippedPolicyIds(): readonly string[] {
  return [...shippedPackIds(), ...SHIPPED_RULESETS.map(({ id }) => id)].sort()
}

/**
 * The policy with this id, ready to judge; undefined when none ships under it.
 * @throws Error when its file is broken, naming every mistake
 */
export async function shippedPolicy(id: string): Promise<Policy | undefined> {
  return shippedPack(id) ?? (await shippedRuleset(id))?.forDocument()
}

/**
 * What lists and pages tell of the policy with this id, a ruleset as if it were a rule pack.
 * @throws Error when its file is broken
 */
export function shippedPolicyFacts(id: string): RulePack | undefined {
  const ruleset = SHIPPED_RULESETS.find((one) => one.id === id)
  if (ruleset === undefined) return shippedPack(id)
  const rules = shippedRulesetRules(id).filter(({ isRecommended }) => isRecommended)
  return { ...ruleset, includes: [], rules }
}
