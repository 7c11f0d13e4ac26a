import type { AssertionResult, Severity } from './model.ts'
import type { Rule } from './rule.ts'
import type { RuleResult } from './rule-run.ts'

/**
 * The outcome in the words of the WS-I analyzer's report: only what a policy holds for an error fails, and
 * an informational assertion passes where it has something to report.
 */
export function assertionResult(
  outcome: {
    readonly result: RuleResult
    readonly rule: Pick<Rule, 'informational'>
    readonly isHeldBackElsewhere?: true
  },
  severity: Severity,
): AssertionResult {
  const { result, rule } = outcome
  switch (result) {
    case 'violated':
      if (rule.informational) return 'passed'
      if (severity === 'error') return 'failed'
      return outcome.isHeldBackElsewhere ? 'prereqFailed' : 'warning'
    case 'passed':
      return rule.informational ? 'notApplicable' : 'passed'
    case 'undecided':
      return 'missingInput'
    case 'notApplicable':
    case 'missingInput':
    case 'prereqFailed':
      return result
  }
}
