import type {
  Finding,
  LintResult,
  PolicyResult,
  ReportBasis,
  Severity,
  SeverityCounts,
  Verdict,
} from '../model.ts'
import { worst } from '../policy-results.ts'
import { accepts, isExpired, waivedRule, type AcceptingWaiver } from '../waivers/waiver.ts'

/** How bad findings of a rule are taken to be; `off`: they do not count, and are not shown. */
export type Weight = Severity | 'off'

export interface Weighing {
  /** By policy, then by rule, where it is weighed otherwise than the policy says. */
  readonly weights: ReadonlyMap<string, Readonly<Record<string, Weight>>>
  readonly waivers: readonly AcceptingWaiver[]
  /** The day in UTC on which waivers are held against findings, an ISO 8601 date. */
  readonly today: string
}

/**
 * Weighs a report that was made without waivers: the same findings under other severities and with the waivers of a
 * day. It costs as much as counting findings, so that policies and waivers change verdicts and no contract is read again.
 *
 * @param report with its basis; that is taken away
 */
export function weighReport(
  { basis = NOTHING_KNOWN, ...report }: LintResult,
  { weights, waivers, today }: Weighing,
): LintResult {
  const inForce = waivers.filter((waiver) => !isExpired(waiver, today))
  if (report.verdict === 'unreadable') return report
  if (inForce.length === 0 && weights.size === 0) return report
  const uses = new Map(inForce.map(({ id }) => [id, 0]))
  const findings = report.findings.flatMap((finding) => {
    const weighed = weighFinding(finding, basis, weights)
    return weighed === undefined ? [] : [waived(weighed, inForce, uses)]
  })
  const isAccepted = acceptanceOf(basis, findings)
  const policies = report.policies.map((policy) =>
    weighPolicy(policy, findings, { basis, weights: weights.get(policy.id) ?? {}, isAccepted }),
  )
  return {
    ...report,
    verdict: policies.length === 0 ? report.verdict : worst(policies.map((one) => one.verdict)),
    policies,
    findings,
    ...(uses.size > 0 && { waivers: [...uses].map(([id, count]) => ({ id, waived: count })) }),
  }
}

const NOTHING_KNOWN: ReportBasis = { severities: {}, open: {}, heldBack: {} }

/** Undefined when no policy shows it any more. */
function weighFinding(
  finding: Finding,
  basis: ReportBasis,
  weights: Weighing['weights'],
): Finding | undefined {
  if (weights.size === 0) return finding
  const policies = finding.policies.filter((id) => weightIn(id, finding, basis, weights) !== 'off')
  const [first] = policies
  if (first === undefined) return undefined
  const weight = weightIn(first, finding, basis, weights)
  return weight === 'off' ? undefined : { ...finding, policy: first, policies, severity: weight }
}

function weightIn(
  policy: string,
  finding: Finding,
  basis: ReportBasis,
  weights: Weighing['weights'],
): Weight {
  const changed = weights.get(policy)
  if (changed !== undefined && Object.hasOwn(changed, finding.rule)) {
    return changed[finding.rule] ?? finding.severity
  }
  return basis.severities[finding.fingerprint]?.[policy] ?? finding.severity
}

function waived(
  finding: Finding,
  waivers: readonly AcceptingWaiver[],
  uses: Map<string, number>,
): Finding {
  const accepting = waivers.filter(
    (waiver) => waivedRule(waiver) === finding.rule && accepts(waiver, finding),
  )
  for (const { id } of accepting) uses.set(id, (uses.get(id) ?? 0) + 1)
  const [first] = accepting
  if (first === undefined || finding.waived !== null) return finding
  const { id, until, reason } = first
  return { ...finding, waived: { id, ...(until !== undefined && { until }), reason } }
}

/** As `acceptedRules` judges it while the contract is at hand. */
function acceptanceOf(
  { heldBack }: ReportBasis,
  findings: readonly Finding[],
): (rule: string) => boolean {
  const counting = new Set(findings.filter(({ waived: by }) => by === null).map(({ rule }) => rule))
  const isAccepted = (rule: string): boolean => {
    if (counting.has(rule)) return false
    const others = heldBack[rule]
    return others === undefined || (others?.every(isAccepted) ?? false)
  }
  return isAccepted
}

interface PolicyWeighing {
  readonly basis: ReportBasis
  readonly weights: Readonly<Record<string, Weight>>
  readonly isAccepted: (rule: string) => boolean
}

/** A policy that did not judge the contract stays as it is. */
function weighPolicy(
  policy: PolicyResult,
  findings: readonly Finding[],
  { basis, weights, isAccepted }: PolicyWeighing,
): PolicyResult {
  const own = new Map([[policy.id, weights]])
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 }
  for (const finding of findings) {
    if (finding.waived !== null || !finding.policies.includes(policy.id)) continue
    // The severity shown is that of the first policy; this one may have another.
    const weight =
      finding.policy === policy.id ? finding.severity : weightIn(policy.id, finding, basis, own)
    if (weight !== 'off') counts[weight] += 1
  }
  const open = basis.open[policy.id] ?? policy.notEvaluated.map(() => null)
  const isOpen = open.some((rule) => rule === null || !isAccepted(rule))
  return { ...policy, counts, verdict: verdictOf(counts, isOpen) }
}

function verdictOf(counts: SeverityCounts, isOpen: boolean): Verdict {
  if (counts.error > 0) return 'fail'
  return isOpen ? 'indeterminate' : 'pass'
}
