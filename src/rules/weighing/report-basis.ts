import type { Finding, ReportBasis, Severity } from '../model.ts'
import { asPack, type Policy } from '../policy.ts'
import { openRules } from '../policy-results.ts'
import type { RuleOutcome } from '../rule-run.ts'
import type { RulesetJudgements } from '../ruleset-judgements.ts'

/** What `weighReport` has to know beside the findings and results of a report. */
export function reportBasis(
  policies: readonly Policy[],
  findings: readonly Finding[],
  outcomesIn: (policy: string) => ReadonlyMap<string, RuleOutcome>,
  rulesets: RulesetJudgements,
): ReportBasis {
  const heldBack: Record<string, readonly string[] | null> = {}
  const open: Record<string, readonly (string | null)[]> = {}
  for (const policy of policies) {
    const outcomes = outcomesIn(policy.id)
    for (const [id, { unjudged, heldBackBy }] of outcomes) {
      if (unjudged.length === 0) continue
      heldBack[id] = heldBackBy ?? null
      // A rule that nobody asked is not accepted by being silent.
      for (const other of heldBackBy ?? []) if (!outcomes.has(other)) heldBack[other] = null
    }
    open[policy.id] = openRules(policy, outcomes, rulesets).map(({ acceptedWith }) =>
      acceptedWith !== undefined && outcomes.has(acceptedWith) ? acceptedWith : null,
    )
  }
  return { severities: otherSeverities(policies, findings, rulesets), open, heldBack }
}

function otherSeverities(
  policies: readonly Policy[],
  findings: readonly Finding[],
  rulesets: RulesetJudgements,
): ReportBasis['severities'] {
  const severitiesIn = new Map(
    policies.map((policy) => [
      policy.id,
      new Map(asPack(policy).rules.map(({ id, severity }) => [id, severity])),
    ]),
  )
  const others: Record<string, Record<string, Severity>> = {}
  for (const finding of findings) {
    for (const id of finding.policies) {
      const own = rulesets.severityIn(id, finding) ?? severitiesIn.get(id)?.get(finding.rule)
      if (own === undefined || own === finding.severity) continue
      others[finding.fingerprint] = { ...others[finding.fingerprint], [id]: own }
    }
  }
  return others
}
