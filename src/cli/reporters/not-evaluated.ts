import type { PolicyResult } from '../../rules/index.ts'

/** Rules of one policy that could not be judged for one reason. */
export interface OpenRules {
  readonly policy: string
  readonly reason: string
  readonly rules: readonly string[]
}

/** All that could not be judged, rules with the same reason together, in the order of the policies. */
export function openRules(policies: readonly PolicyResult[]): readonly OpenRules[] {
  return policies.flatMap(({ id, notEvaluated }) => {
    const byReason = new Map<string, string[]>()
    for (const { rule, reason } of notEvaluated) {
      const rules = byReason.get(reason)
      if (rules === undefined) byReason.set(reason, [rule])
      else rules.push(rule)
    }
    return [...byReason].map(([reason, rules]) => ({ policy: id, reason, rules }))
  })
}

/** Rules that could not be judged for one reason, and the policies that ask for them. */
export interface OpenReason {
  readonly reason: string
  readonly policies: readonly string[]
  readonly rules: readonly string[]
}

/** The same for readers: each reason once, however many policies it concerns. */
export function openReasons(policies: readonly PolicyResult[]): readonly OpenReason[] {
  const byReason = new Map<string, { policies: Set<string>; rules: Set<string> }>()
  for (const { policy, reason, rules } of openRules(policies)) {
    const known = byReason.get(reason) ?? { policies: new Set(), rules: new Set() }
    byReason.set(reason, known)
    known.policies.add(policy)
    for (const rule of rules) known.rules.add(rule)
  }
  return [...byReason].map(([reason, found]) => ({
    reason,
    policies: [...found.policies],
    rules: [...found.rules],
  }))
}

/** For a sentence: `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
