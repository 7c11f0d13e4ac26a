import type { Finding } from './model.ts'
import type { RuleOutcome } from './rule-run.ts'

/**
 * Whether a rule that could not be judged may be passed over: nothing but prerequisites kept it from saying
 * anything, and all that was found of those is waived or known to the baseline. Whoever accepts a fault accepts
 * what cannot be judged because of it; the rule is still told as not evaluated.
 *
 * @param findings what is left after the baseline
 */
export function acceptedRules(
  outcomes: ReadonlyMap<string, RuleOutcome>,
  findings: readonly Finding[],
): (id: string) => boolean {
  // There may be tens of thousands of findings, and mostly no rule to ask about.
  let counting: ReadonlySet<string> | undefined
  const isAccepted = (id: string): boolean => {
    const outcome = outcomes.get(id)
    if (outcome === undefined) return false
    counting ??= new Set(findings.filter(({ waived }) => waived === null).map(({ rule }) => rule))
    if (counting.has(id)) return false
    if (outcome.unjudged.length === 0) return true
    const { heldBackBy } = outcome
    return heldBackBy?.every(isAccepted) === true
  }
  return isAccepted
}
