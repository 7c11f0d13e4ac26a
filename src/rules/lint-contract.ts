import type { Contract, UnreadableContract } from '../contracts/index.ts'
import type { MessageLog } from '../messages/index.ts'
import { rulesAbout, type Artifact } from './artifacts.ts'
import { findRule } from './catalogue.ts'
import { judgeDiscovery, type DiscoveryData } from './discovery/judge-discovery.ts'
import { findingsOf, inDocumentOrder } from './findings.ts'
import { newFindings, type Baseline } from './known-findings.ts'
import { judgeLog } from './messages/judge-log.ts'
import type { Finding, LintResult, PolicyResult, Verdict, WaivedBy } from './model.ts'
import { asPack, isRuleset, judgesContract, ruleIdsOf } from './policy.ts'
import type { Policy } from './policy.ts'
import type { RuleOutcome } from './rule-run.ts'
import { assertionsOf, judgePolicy, policyResult, worst } from './policy-results.ts'
import { judgeByRulesets } from './ruleset-judgements.ts'
import { runRules } from './run-rules.ts'
import { applyWaivers } from './waivers/apply-waivers.ts'
import { reportBasis } from './weighing/report-basis.ts'
import type { RulesAskedFor, WaivedFindings, Waiving } from './waivers/apply-waivers.ts'

export interface LintOptions {
  /** What the caller calls the contract; handed through to the result. */
  readonly source: string
  /** The policies asked for; a finding is shown under the first that has its rule. */
  readonly packs: readonly Policy[]
  /** Adds each policy's complete set of rule results. */
  readonly assertions?: boolean
  /** Adds to findings the edits that correct them, where there are any. */
  readonly edits?: boolean
  /** Adds what it takes to weigh the report anew. */
  readonly basis?: boolean
  /** The waivers in force, by the fingerprint of the finding that each accepts. */
  readonly waivers?: ReadonlyMap<string, WaivedBy>
  /** Waivers by rule and place. Without it none is looked for, nor are those in the contract. */
  readonly waiving?: Waiving
  /** A log of messages: the rules about messages are asked, of those that belong to the contract. */
  readonly messages?: MessageLog
  /** What a registry has: the rules about discovery data are asked, of the entries that belong to the contract. */
  readonly discovery?: DiscoveryData
  /** Findings of a former report: they are left out and counted in `LintResult.baseline`. */
  readonly baseline?: Baseline
}

/**
 * Judges a contract by rule packs and rulesets. Never throws for what a contract holds: an unreadable one, a
 * format that no policy judges, a rule that breaks off are all part of the answer, and none of them is a pass.
 */
export async function lintContract(
  contract: Contract | UnreadableContract,
  options: LintOptions,
): Promise<LintResult> {
  const { source, assertions = false, messages, discovery } = options
  const asked = [...new Map(options.packs.map((pack) => [pack.id, pack])).values()]
  const given: Artifact[] = ['description']
  if (messages !== undefined) given.push('message')
  if (discovery !== undefined) given.push('discovery')
  const packs = asked.map((policy) => rulesAbout(policy, given))
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
  const judging = packs.filter((pack) => judgesContract(pack, contract))
  if (judging.length === 0) {
    const policies = packs.map((pack) => doesNotJudge(pack, format))
    return { source, format, digest, verdict: 'indeterminate', policies, findings: [] }
  }
  const registry = discovery && judgeDiscovery(discovery, contract, judging, assertions)
  const described = new Map([
    ...(await runPacks(
      contract,
      judging.map((policy) => rulesAbout(policy, ['description'])),
    )),
    ...(registry?.outcomes ?? []),
  ])
  const log = messages && judgeLog(messages, contract, judging, assertions)
  const outcomes = new Map(
    judging.map(({ id }) => [id, log ? new Map([...described, ...log.outcomesIn(id)]) : described]),
  )
  const outcomesIn = (policy: string) => outcomes.get(policy) ?? described
  const rulesets = await judgeByRulesets(contract, judging.filter(isRuleset))
  const found = [
    ...findingsOf(contract, judging.map(asPack), described, options.waivers, options.edits),
    ...rulesets.findings(options.waivers),
    ...accepted(log?.findings ?? [], options.waivers),
  ]
  const judgedIds = [
    ...judging.flatMap(({ id }) => idsJudged(outcomesIn(id))),
    ...rulesets.judgedIds,
  ]
  const names = { all: new Set(packs.flatMap(ruleIdsOf)), judged: new Set(judgedIds) }
  const waived = waive(contract, found, names, options)
  const { baseline } = options
  const judged = inDocumentOrder(contract, waived.findings)
  const left = baseline === undefined ? judged : newFindings(judged, baseline)
  // A baseline accepts faults of contracts, not that waivers run out: somebody has to decide again.
  const findings =
    waived.faults.length === 0 ? left : inDocumentOrder(contract, [...left, ...waived.faults])
  const policies = judging.map((pack) => judgePolicy(pack, findings, outcomesIn(pack.id), rulesets))
  return {
    source,
    format,
    digest,
    verdict: worst([
      ...policies.map((policy) => policy.verdict),
      verdictOf(log?.summary),
      verdictOf(registry?.summary),
    ]),
    policies,
    findings,
    ...(baseline !== undefined && { baseline: { suppressed: judged.length - left.length } }),
    ...(waived.uses.length > 0 && { waivers: waived.uses }),
    ...(log !== undefined && { messages: log.summary }),
    ...(registry !== undefined && { discovery: registry.summary }),
    ...(assertions && { assertions: assertionsOf(judging, outcomesIn, rulesets) }),
    ...(options.basis === true && {
      basis: reportBasis(judging, findings, outcomesIn, rulesets),
    }),
  }
}

async function runPacks(
  contract: Contract,
  policies: readonly Policy[],
): Promise<ReadonlyMap<string, RuleOutcome>> {
  const ids = new Set(policies.flatMap((policy) => asPack(policy).rules.map((rule) => rule.id)))
  const rules = [...ids].map((id) => findRule(id)).filter((rule) => rule !== undefined)
  const outcomes = await runRules(contract, rules)
  return new Map(outcomes.map((outcome) => [outcome.rule.id, outcome]))
}

function idsJudged(outcomes: ReadonlyMap<string, RuleOutcome>): readonly string[] {
  return [...outcomes.values()].flatMap(({ rule, unjudged }) =>
    unjudged.length === 0 ? [rule.id] : [],
  )
}

function waive(
  contract: Contract,
  findings: readonly Finding[],
  asked: RulesAskedFor,
  { waiving, messages, discovery }: LintOptions,
): WaivedFindings {
  if (waiving === undefined) return { findings, faults: [], uses: [] }
  const exports = discovery?.exports ?? []
  const further = [...(messages === undefined ? [] : [messages]), ...exports].map(
    ({ file }) => file,
  )
  return applyWaivers(contract, findings, asked, waiving, further)
}

/** Findings with the waivers that accept them by their fingerprints. */
function accepted(
  findings: readonly Finding[],
  waivers: LintOptions['waivers'],
): readonly Finding[] {
  if (waivers === undefined) return findings
  return findings.map((finding) => ({
    ...finding,
    waived: waivers.get(finding.fingerprint) ?? finding.waived,
  }))
}

/** A log or an export of which no policy judges anything was asked for, and is open. */
function verdictOf(summary: { readonly judged: number } | undefined): Verdict {
  return summary?.judged === 0 ? 'indeterminate' : 'pass'
}

function doesNotJudge(policy: Policy, format: string): PolicyResult {
  const judged = isRuleset(policy) ? 'other formats' : policy.formats.join(', ')
  const reason = `${policy.id} judges ${judged}, not ${format}; ask for a policy that does, too`
  const notEvaluated = ruleIdsOf(policy).map((rule) => ({ rule, reason }))
  return policyResult(policy, 'indeterminate', notEvaluated)
}
