import { shortMessage } from '../contracts/index.ts'
import { acceptedRules } from './accepted-rules.ts'
import { assertionResult } from './assertion-result.ts'
import type {
  AssertionResult,
  Finding,
  NotEvaluated,
  PolicyResult,
  SeverityCounts,
  Verdict,
} from './model.ts'
import { asPack, type Policy } from './policy.ts'
import type { PackRule } from './packs/rule-pack.ts'
import type { RuleOutcome } from './rule-run.ts'
import type { RulesetJudgements } from './ruleset-judgements.ts'

/** What one policy makes of the outcomes: severities are its own, also where another came first. */
export function judgePolicy(
  policy: Policy,
  findings: readonly Finding[],
  outcomes: ReadonlyMap<string, RuleOutcome>,
  rulesets: RulesetJudgements,
): PolicyResult {
  const { rules } = asPack(policy)
  const isAccepted = acceptedRules(outcomes, findings)
  const severityOf = new Map(rules.map((rule) => [rule.id, rule.severity]))
  const counts = { error: 0, warning: 0, info: 0, hint: 0 }
  for (const finding of findings) {
    if (finding.waived !== null || !finding.policies.includes(policy.id)) continue
    const severity = rulesets.severityIn(policy.id, finding) ?? severityOf.get(finding.rule)
    if (severity !== undefined) counts[severity] += 1
  }
  const open = openRules(policy, outcomes, rulesets)
  const isOpen = open.some(({ acceptedWith }) => !isAcceptedWith(acceptedWith, isAccepted))
  const notEvaluated = open.map(({ rule, reason }): NotEvaluated => ({ rule, reason }))
  const undecided = isOpen ? 'indeterminate' : 'pass'
  return policyResult(policy, counts.error > 0 ? 'fail' : undecided, notEvaluated, counts)
}

function isAcceptedWith(rule: string | undefined, isAccepted: (rule: string) => boolean): boolean {
  return rule !== undefined && isAccepted(rule)
}

/** What a policy leaves unchecked, in the order in which it is told. */
export function openRules(
  policy: Policy,
  outcomes: ReadonlyMap<string, RuleOutcome>,
  rulesets: RulesetJudgements,
): readonly OpenRule[] {
  const { rules } = asPack(policy)
  const open = rules.flatMap((rule) => whatIsOpen(rule, outcomes.get(rule.id)))
  for (const { rule, reasons } of rulesets.notEvaluatedIn(policy.id)) {
    open.push({ rule, reason: someOf(reasons), acceptedWith: rule })
  }
  return open
}

const SHOWN_REASONS = 3

interface OpenRule extends NotEvaluated {
  /** The rule that has to be accepted for this to be passed over; undefined where nothing lets it be. */
  readonly acceptedWith: string | undefined
}

/** What is left unchecked of a rule, under the name that the policy has for it. */
function whatIsOpen(
  { id, name = id, testable, unchecked = '' }: PackRule,
  outcome: RuleOutcome | undefined,
): OpenRule[] {
  if (outcome === undefined) {
    const reason = testable === 'not' ? unchecked : 'this version of Concordat has no rule for it'
    return [{ rule: name, reason, acceptedWith: undefined }]
  }
  const { result, unjudged, rule } = outcome
  if (unjudged.length > 0) {
    return [{ rule: name, reason: someOf(unjudged), acceptedWith: id }]
  }
  // A violation says enough; what does not apply leaves nothing to check.
  const applied = rule.informational === true ? 'violated' : 'passed'
  if (testable !== 'partly' || result !== applied) return []
  return [{ rule: name, reason: `checked in part: ${unchecked}`, acceptedWith: undefined }]
}

function someOf(reasons: readonly string[]): string {
  const more = reasons.length - SHOWN_REASONS
  return (
    reasons.slice(0, SHOWN_REASONS).map(shortMessage).join('; ') +
    (more > 0 ? `; and ${more} more` : '')
  )
}

/** The results of all rules of some policies. */
export function assertionsOf(
  policies: readonly Policy[],
  outcomesIn: (policy: string) => ReadonlyMap<string, RuleOutcome>,
  rulesets: RulesetJudgements,
): Record<string, Record<string, AssertionResult>> {
  const resultsOf = (policy: Policy) => [
    ...asPack(policy).rules.map(({ id, name = id, severity }): [string, AssertionResult] => {
      const outcome = outcomesIn(policy.id).get(id)
      return [name, outcome === undefined ? 'missingInput' : assertionResult(outcome, severity)]
    }),
    ...rulesets.assertionsIn(policy.id),
  ]
  return Object.fromEntries(
    policies.map((policy) => [policy.id, Object.fromEntries(resultsOf(policy))]),
  )
}

const RISING: readonly Verdict[] = ['pass', 'indeterminate', 'fail', 'unreadable']

/** The verdict on something that has several. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((one, other) =>
    RISING.indexOf(other) > RISING.indexOf(one) ? other : one,
  )
}

/** What came of a policy; without findings and open rules unless they are given. */
export function policyResult(
  policy: Policy,
  verdict: Verdict,
  notEvaluated: readonly NotEvaluated[] = [],
  counts: SeverityCounts = { error: 0, warning: 0, info: 0, hint: 0 },
): PolicyResult {
  return { id: policy.id, version: policy.version, verdict, counts, notEvaluated }
}
