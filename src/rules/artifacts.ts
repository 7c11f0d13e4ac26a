import { findRule } from './catalogue.ts'
import { asPack, isRuleset, type Policy } from './policy.ts'
import type { PackRule } from './packs/rule-pack.ts'

/**
 * What a rule judges, in the words of the profiles' documents: the contract, or what is handed in beside it, a log of
 * messages or exports of a registry. Rules about the latter are asked only where there are such.
 */
export const ARTIFACTS = ['description', 'message', 'discovery'] as const
export type Artifact = (typeof ARTIFACTS)[number]

/** What a rule of a pack is about; also one that has no code yet, if the pack says which messages it would judge. */
export function artifactOf({ id, target }: PackRule): Artifact {
  const family = findRule(id)?.family
  if (family === 'discovery') return 'discovery'
  return target !== undefined || family === 'message' ? 'message' : 'description'
}

/** A policy with those of its rules that are about some artifacts. */
export function rulesAbout(policy: Policy, artifacts: readonly Artifact[]): Policy {
  const isAsked = (rule: PackRule) => artifacts.includes(artifactOf(rule))
  if (asPack(policy).rules.every(isAsked)) return policy
  return isRuleset(policy)
    ? { ...policy, packRules: policy.packRules.filter(isAsked) }
    : { ...policy, rules: policy.rules.filter(isAsked) }
}
