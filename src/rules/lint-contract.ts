import type { Contract, UnreadableContract } from '../contracts/index.ts'
import { acceptedRules } from './accepted-rules.ts'
import { assertionResult } from './assertion-result.ts'
import { findRule } from './catalogue.ts'
import { findingsOf, inDocumentOrder } from './findings.ts'
import { newFindings, type Baseline } from './known-findings.ts'
import type {
  AssertionResult,
  Finding,
  LintResult,
  NotEvaluated,
  PolicyResult,
  SeverityCounts,
  Verdict,
  WaivedBy,
} from './model.ts'
import type { RulePack } from './rule-pack.ts'
import type { RuleOutcome } from './rule-run.ts'
import { runRules } from './run-rules.ts'
import { applyWaivers, type WaivedFindings, type Waiving } from './waivers/apply-waivers.ts'

export interface LintOptions {
  /** What the caller calls the contract; handed through to the result. */
  readonly source: string
  /** The policies asked for; a finding is shown under the first that has its rule. */
  readonly packs: readonly RulePack[]
  /** Adds each policy's complete set of rule results. */
  readonly assertions?: boolean
  /** The waivers in force, by the fingerprint of the finding that each accepts. */
  readonly waivers?: ReadonlyMap<string, WaivedBy>
  /** Waivers by rule and place. Without it none is looked for, nor are those in the contract. */
  readonly waiving?: Waiving
  /** Findings of a former report: they are left out and counted in `LintResult.baseline`. */
  readonly baseline?: Baseline
}

/**
 * Judges a contract by rule packs. Never throws for what a contract holds: an unreadable one, a format that
 * no pack judges, a rule that breaks off are all part of the answer, and none of them is a pass.
 */
export async function lintContract(
  contract: Contract | UnreadableContract,
  options: LintOptions,
): Promise<LintResult> {
  const { source, assertions = false } = options
  const packs = [...new Map(options.packs.map((pack) => [pack.id, pack])).values()]
  const { format, digest } = contract
  if (!contract.readable) {
    const policies = packs.map((pack) => policyResult(pack, 'unreadable'))
    return {
      source,
      format,
      digest,
      verdict: 'unreadable',
      error: contract.error,
      policies,
      findings: [],
    }
  }
  const judging = packs.filter((pack) => pack.formats.includes(format))
  if (judging.length === 0) {
    const policies = packs.map((pack) => doesNotJudge(pack, format))
    return { source, format, digest, verdict: 'indeterminate', policies, findings: [] }
  }
  const ids = new Set(judging.flatMap((pack) => pack.rules.map((rule) => rule.id)))
  const rules = [...ids].map((id) => findRule(id)).filter((rule) => rule !== undefined)
  const outcomes = new Map(
    (await runRules(contract, rules)).map((outcome) => [outcome.rule.id, outcome]),
  )
  const found = findingsOf(contract, judging, outcomes, options.waivers)
  const waived = waive(contract, found, outcomes, options.waiving)
  const all = inDocumentOrder(contract, [...waived.findings, ...waived.faults])
  const { baseline } = options
  const findings = baseline === undefined ? all : newFindings(all, baseline)
  const isAccepted = acceptedRules(outcomes, findings)
  const policies = judging.map((pack) => judge(pack, findings, outcomes, isAccepted))
  return {
    source,
    format,
    digest,
    verdict: worst(policies.map((policy) => policy.verdict)),
    policies,
    findings,
    ...(baseline !== undefined && { baseline: { suppressed: all.length - findings.length } }),
    ...(waived.uses.length > 0 && { waivers: waived.uses }),
    ...(assertions && { assertions: assertionsOf(judging, outcomes) }),
  }
}

function waive(
  contract: Contract,
  findings: readonly Finding[],
  outcomes: ReadonlyMap<string, RuleOutcome>,
  waiving: Waiving | undefined,
): WaivedFindings {
  if (waiving === undefined) return { findings, faults: [], uses: [] }
  const judged = [...outcomes.values()].filter(({ unjudged }) => unjudged.length === 0)
  return applyWaivers(contract, findings, new Set(judged.map(({ rule }) => rule.id)), waiving)
}

function doesNotJudge(pack: RulePack, format: string): PolicyResult {
  const reason = `${pack.id} judges ${pack.formats.join(', ')}, not ${format}`
  const notEvaluated = pack.rules.map(({ id }) => ({ rule: id, reason }))
  return policyResult(pack, 'indeterminate', notEvaluated)
}

/** What one pack makes of the outcomes: severities are its own, also where another pack came first. */
function judge(
  pack: RulePack,
  findings: readonly Finding[],
  outcomes: ReadonlyMap<string, RuleOutcome>,
  isAccepted: (rule: string) => boolean,
): PolicyResult {
  const severityOf = new Map(pack.rules.map((rule) => [rule.id, rule.severity]))
  const counts = { error: 0, warning: 0, info: 0, hint: 0 }
  for (const finding of findings) {
    const severity = severityOf.get(finding.rule)
    if (severity !== undefined && finding.waived === null) counts[severity] += 1
  }
  const notEvaluated = pack.rules.flatMap(({ id }) => {
    const reason = whyNotEvaluated(outcomes.get(id))
    return reason === undefined ? [] : [{ rule: id, reason }]
  })
  const isOpen = notEvaluated.some(({ rule }) => !isAccepted(rule))
  const undecided = isOpen ? 'indeterminate' : 'pass'
  return policyResult(pack, counts.error > 0 ? 'fail' : undecided, notEvaluated, counts)
}

const SHOWN_REASONS = 3

function whyNotEvaluated(outcome: RuleOutcome | undefined): string | undefined {
  if (outcome === undefined) return 'this version of Concordat has no rule for it'
  const { unjudged } = outcome
  if (unjudged.length === 0) return undefined
  const more = unjudged.length - SHOWN_REASONS
  return unjudged.slice(0, SHOWN_REASONS).join('; ') + (more > 0 ? `; and ${more} more` : '')
}

function assertionsOf(
  packs: readonly RulePack[],
  outcomes: ReadonlyMap<string, RuleOutcome>,
): Record<string, Record<string, AssertionResult>> {
  const resultsOf = (pack: RulePack) =>
    pack.rules.map(({ id, severity }): [string, AssertionResult] => {
      const outcome = outcomes.get(id)
      return [id, outcome === undefined ? 'missingInput' : assertionResult(outcome, severity)]
    })
  return Object.fromEntries(packs.map((pack) => [pack.id, Object.fromEntries(resultsOf(pack))]))
}

const RISING: readonly Verdict[] = ['pass', 'indeterminate', 'fail', 'unreadable']

function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((one, other) =>
    RISING.indexOf(other) > RISING.indexOf(one) ? other : one,
  )
}

function policyResult(
  pack: RulePack,
  verdict: Verdict,
  notEvaluated: readonly NotEvaluated[] = [],
  counts: SeverityCounts = { error: 0, warning: 0, info: 0, hint: 0 },
): PolicyResult {
  return { id: pack.id, version: pack.version, verdict, counts, notEvaluated }
}
