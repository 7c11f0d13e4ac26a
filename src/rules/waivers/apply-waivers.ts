import type { Contract } from '../../contracts/index.ts'
import type { Finding, WaiverUse } from '../model.ts'
import { whyNoSuchRule } from './no-such-rule.ts'
import { covers, isExpired, waivedRule, type Waiver } from './waiver.ts'
import { waiverFinding, type WaiverFault } from './waiver-finding.ts'
import { waiversInContract } from './waivers-in-contract.ts'

/** Waivers that speak of rules and places, and the day on which they are held against findings. */
export interface Waiving {
  /** An ISO 8601 date. */
  readonly today: string
  /** Those that are written elsewhere, in a project file perhaps. */
  readonly waivers: readonly Waiver[]
  /**
   * Whether those in the contract itself count. Its author wrote them: not where others decide about
   * exceptions. There each that would accept something is told, so that nobody wonders.
   */
  readonly inContract: boolean
  /** Whether there is a rule that neither the catalogue nor a policy asked for has. */
  readonly isKnownRule?: (rule: string) => boolean
}

/** The rules of the policies by which a contract is judged, by their ids. */
export interface RulesAskedFor {
  readonly all: ReadonlySet<string>
  /** Those that were judged here in full. */
  readonly judged: ReadonlySet<string>
}

export interface WaivedFindings {
  readonly findings: readonly Finding[]
  /** What is wrong with the waivers in the contract. */
  readonly faults: readonly Finding[]
  /** What came of the waivers that were handed in; those that could not apply here are left out. */
  readonly uses: readonly WaiverUse[]
}

/**
 * Holds waivers against the findings of a contract. A finding that is waived already stays as it is, but the
 * waivers that would accept it, too, count as used.
 */
export function applyWaivers(
  contract: Contract,
  findings: readonly Finding[],
  asked: RulesAskedFor,
  { today, waivers, inContract, isKnownRule }: Waiving,
  further: readonly string[] = [],
): WaivedFindings {
  const found = waiversInContract(contract)
  const written = inContract ? found.waivers : []
  const all = [...waivers, ...written]
  const byRule = groupByRule(all)
  const counts = new Map(all.map((waiver) => [waiver, 0]))
  const files = [...contract.files.map(({ name }) => name), ...further]
  const waive = (finding: Finding): Finding => {
    const accepting = (byRule.get(finding.rule) ?? []).filter(
      (waiver) => !isExpired(waiver, today) && covers(waiver, finding.location),
    )
    for (const waiver of accepting) counts.set(waiver, (counts.get(waiver) ?? 0) + 1)
    const [first] = accepting
    if (first === undefined || finding.waived !== null) return finding
    const { id, until, reason } = first
    return { ...finding, waived: { id, ...(until !== undefined && { until }), reason } }
  }
  const waivedFindings = all.length === 0 ? findings : findings.map(waive)
  const faults = [
    ...(inContract ? found.faults : refusalsOf(found.waivers, waivedFindings)),
    ...written.flatMap((waiver) => {
      const waived = counts.get(waiver) ?? 0
      return faultOf(waiver, { today, asked, isKnownRule, waived })
    }),
  ]
  return {
    findings: waivedFindings,
    faults: faults.map((fault) => waiverFinding(fault, contract.entry)),
    uses: waivers
      .filter(
        (waiver) =>
          asked.judged.has(waivedRule(waiver)) && files.some((name) => waiver.coversFile(name)),
      )
      .map((waiver) => ({ id: waiver.id, waived: counts.get(waiver) ?? 0 })),
  }
}

/** Those that would accept a finding, if it were for them. */
function refusalsOf(
  waivers: readonly Waiver[],
  findings: readonly Finding[],
): readonly WaiverFault[] {
  const byRule = groupByRule(waivers)
  const refused = new Set(
    findings.flatMap(({ rule, location, waived }) =>
      waived === null ? (byRule.get(rule) ?? []).filter((waiver) => covers(waiver, location)) : [],
    ),
  )
  const why = 'waivers in the contract do not count where its policies are decided by others'
  return [...refused].map(({ location, rule }) => ({ kind: 'refused', location, rule, why }))
}

function groupByRule(waivers: readonly Waiver[]): ReadonlyMap<string, readonly Waiver[]> {
  const groups = new Map<string, Waiver[]>()
  for (const waiver of waivers) {
    const group = groups.get(waivedRule(waiver))
    if (group === undefined) groups.set(waivedRule(waiver), [waiver])
    else group.push(waiver)
  }
  return groups
}

interface FaultFacts {
  readonly today: string
  readonly asked: RulesAskedFor
  readonly isKnownRule: Waiving['isKnownRule'] | undefined
  /** How many findings it accepts. */
  readonly waived: number
}

function faultOf(
  waiver: Waiver,
  { today, asked, isKnownRule, waived }: FaultFacts,
): readonly WaiverFault[] {
  const { location, rule, until } = waiver
  if (until !== undefined && isExpired(waiver, today)) {
    return [{ kind: 'expired', location, rule, until }]
  }
  if (waived > 0) return []
  if (asked.judged.has(waivedRule(waiver))) {
    return [{ kind: 'unused', location, rule, why: 'there is no such finding' }]
  }
  // A rule that nobody asked for today may be asked for tomorrow; one that does not exist is a mistake.
  const isKnown = (name: string): boolean => asked.all.has(name) || isKnownRule?.(name) === true
  const why = whyNoSuchRule(rule, isKnown, asked.all)
  return why === undefined ? [] : [{ kind: 'unused', location, rule, why }]
}
