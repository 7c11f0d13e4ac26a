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
