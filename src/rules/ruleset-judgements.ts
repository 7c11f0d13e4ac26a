import { shortMessage, type Contract } from '../contracts/index.ts'
import { assertionResult } from './assertion-result.ts'
import { fingerprintOf } from './fingerprint.ts'
import { PROJECT_PAGE } from './help.ts'
import type { AssertionResult, Finding, Severity, WaivedBy } from './model.ts'
import type { Ruleset, RulesetRule } from './rulesets/model.ts'
import type { RulesetOutcome, RulesetProblem } from './rulesets/run/rule-outcome.ts'
import { isUnsupportedFor, runRulesets } from './rulesets/run/run-rulesets.ts'
import { severityAt } from './rulesets/run/severity-at.ts'

/** One rule as one ruleset has it, with what came of it. */
interface JudgedRule {
  readonly id: string
  readonly documentationUrl: string | undefined
  readonly outcome: RulesetOutcome
  /** Undefined where the ruleset turns the rule off. */
  readonly severityOf: (problem: RulesetProblem) => Severity | undefined
}

/** What rulesets have to say about a contract. */
export interface RulesetJudgements {
  /** Ids of the rules that were judged in full. */
  readonly judgedIds: readonly string[]
  /** Each rule, place and message once, under the first ruleset that says so. */
  findings(waivers: ReadonlyMap<string, WaivedBy> | undefined): readonly Finding[]
  /** How bad a ruleset takes a finding to be; undefined when it is none of its own. */
  severityIn(policy: string, finding: Finding): Severity | undefined
  notEvaluatedIn(
    policy: string,
  ): readonly { readonly rule: string; readonly reasons: readonly string[] }[]
  assertionsIn(policy: string): readonly (readonly [rule: string, result: AssertionResult])[]
}

/** Judges a contract by rulesets, in their order; what several of them ask for is looked for once. */
export async function judgeByRulesets(
  contract: Contract,
  rulesets: readonly Ruleset[],
): Promise<RulesetJudgements> {
  if (rulesets.length === 0) return new JudgedRulesets(contract, rulesets, new Map())
  const rules = [...new Set(rulesets.flatMap((ruleset) => ruleset.rules))]
  const { outcomes, builtIn } = await runRulesets(contract, rules)
  const judged = new Map(
    rulesets.map((ruleset) => {
      const own = ruleset.rules.flatMap((rule) => judgedRule(contract, rule, outcomes.get(rule)))
      const always = builtIn.map((outcome): JudgedRule => ({
        id: outcome.id,
        documentationUrl: undefined,
        outcome,
        severityOf: (problem) => outcome.severityOf(problem, ruleset.parserOptions),
      }))
      return [ruleset.id, [...own, ...always]]
    }),
  )
  return new JudgedRulesets(contract, rulesets, judged)
}

function judgedRule(
  { entry }: Contract,
  rule: RulesetRule,
  outcome: RulesetOutcome | undefined,
): readonly JudgedRule[] {
  if (outcome === undefined) return []
  const { id, documentationUrl } = rule
  return [{ id, documentationUrl, outcome, severityOf: ({ at }) => severityAt(rule, at, entry) }]
}

class JudgedRulesets implements RulesetJudgements {
  readonly #contract: Contract
  readonly #rulesets: readonly Ruleset[]
  readonly #judged: ReadonlyMap<string, readonly JudgedRule[]>
  /** By policy, then by finding's fingerprint. */
  readonly #severities = new Map<string, Map<string, Severity>>()

  constructor(
    contract: Contract,
    rulesets: readonly Ruleset[],
    judged: ReadonlyMap<string, readonly JudgedRule[]>,
  ) {
    this.#contract = contract
    this.#rulesets = rulesets
    this.#judged = judged
  }

  get judgedIds(): readonly string[] {
    return [...this.#judged.values()].flatMap((rules) =>
      rules.flatMap(({ id, outcome }) => (outcome.unjudged.length === 0 ? [id] : [])),
    )
  }

  findings(waivers: ReadonlyMap<string, WaivedBy> = new Map()): readonly Finding[] {
    const findings = new FindingsByPlace()
    for (const [policy, rules] of this.#judged) {
      this.#severities.set(policy, new Map())
      for (const rule of rules) this.#addFindings(findings, policy, rule, waivers)
    }
    return findings.all
  }

  severityIn(policy: string, { fingerprint }: Finding): Severity | undefined {
    return this.#severities.get(policy)?.get(fingerprint)
  }

  notEvaluatedIn(
    policy: string,
  ): readonly { readonly rule: string; readonly reasons: readonly string[] }[] {
    const judged = (this.#judged.get(policy) ?? []).flatMap(({ id, outcome }) =>
      outcome.unjudged.length === 0 ? [] : [{ rule: id, reasons: outcome.unjudged }],
    )
    const unsupported = this.#unsupportedIn(policy).map(({ id, reason }) => ({
      rule: id,
      reasons: [reason],
    }))
    return [...judged, ...unsupported]
  }

  assertionsIn(policy: string): readonly (readonly [rule: string, result: AssertionResult])[] {
    const judged = (this.#judged.get(policy) ?? []).map(
      ({ id, outcome, severityOf }): readonly [string, AssertionResult] => {
        const severities = new Set(outcome.problems.map(severityOf))
        severities.delete(undefined)
        const isOff = severities.size === 0 && outcome.result === 'violated'
        const result = isOff ? 'passed' : outcome.result
        const worst = severities.has('error') ? 'error' : 'warning'
        return [id, assertionResult({ ...outcome, result, rule: {} }, worst)]
      },
    )
    const unsupported = this.#unsupportedIn(policy)
    return [...judged, ...unsupported.map(({ id }) => [id, 'missingInput'] as const)]
  }

  #unsupportedIn(policy: string): Ruleset['unsupported'] {
    const ruleset = this.#rulesets.find(({ id }) => id === policy)
    return (ruleset?.unsupported ?? []).filter((rule) => isUnsupportedFor(rule, this.#contract))
  }

  #addFindings(
    findings: FindingsByPlace,
    policy: string,
    rule: JudgedRule,
    waivers: ReadonlyMap<string, WaivedBy>,
  ): void {
    const policies = [policy]
    for (const problem of rule.outcome.problems) {
      const severity = rule.severityOf(problem)
      if (severity === undefined) continue
      const { message, at } = problem
      const fingerprint = fingerprintOf(rule.id, at, this.#contract.entry, { message })
      this.#severities.get(policy)?.set(fingerprint, severity)
      findings.add({
        rule: rule.id,
        policy,
        policies,
        severity,
        message: shortMessage(message),
        requirements: [],
        help: rule.documentationUrl ?? PROJECT_PAGE,
        fingerprint,
        location: at,
        waived: waivers.get(fingerprint) ?? null,
      })
    }
  }
}

/** Findings, each once: two of one fingerprint are two only where they stand at different places. */
class FindingsByPlace {
  readonly #findings: Finding[] = []
  /** By fingerprint the indexes of findings. */
  readonly #known = new Map<string, number[]>()

  get all(): readonly Finding[] {
    return this.#findings
  }

  add(finding: Finding): void {
    const { fingerprint } = finding
    const known = this.#known.get(fingerprint) ?? []
    const same = known.find((index) => standTogether(this.#findings[index], finding))
    if (same === undefined) {
      if (known.length === 0) this.#known.set(fingerprint, known)
      known.push(this.#findings.push(finding) - 1)
      return
    }
    const first = this.#findings[same] ?? finding
    const policies = [...new Set([...first.policies, ...finding.policies])]
    this.#findings[same] = { ...first, policies }
  }
}

function standTogether(one: Finding | undefined, { location: other }: Finding): boolean {
  if (one === undefined) return false
  const { line, column, file } = one.location
  return line === other.line && column === other.column && file === other.file
}
