import type { Contract } from '../../contracts/index.ts'
import { findRule } from '../catalogue.ts'
import type { Finding, WaiverUse } from '../model.ts'
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
   * exceptions.
   */
  readonly inContract: boolean
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
 *
 * @param judged the ids of all rules that were judged here in full
 */
export function applyWaivers(
  contract: Contract,
  findings: readonly Finding[],
  judged: ReadonlySet<string>,
  { today, waivers, inContract }: Waiving,
): WaivedFindings {
  const written = inContract ? waiversInContract(contract) : { waivers: [], faults: [] }
  const all = [...waivers, ...written.waivers]
  const byRule = groupByRule(all)
  const counts = new Map(all.map((waiver) => [waiver, 0]))
  const waivedFindings = findings.map((finding) => {
    const accepting = (byRule.get(finding.rule) ?? []).filter(
      (waiver) => !isExpired(waiver, today) && covers(waiver, finding.location),
    )
    for (const waiver of accepting) counts.set(waiver, (counts.get(waiver) ?? 0) + 1)
    const [first] = accepting
    if (first === undefined || finding.waived !== null) return finding
    const { id, until, reason } = first
    return { ...finding, waived: { id, ...(until !== undefined && { until }), reason } }
  })
  const faults = [
    ...written.faults,
    ...written.waivers.flatMap((waiver) => faultOf(waiver, today, judged, counts.get(waiver) ?? 0)),
  ]
  return {
    findings: waivedFindings,
    faults: faults.map((fault) => waiverFinding(fault, contract.entry)),
    uses: waivers
      .filter(
        (waiver) =>
          judged.has(waivedRule(waiver)) &&
          contract.files.some(({ name }) => waiver.coversFile(name)),
      )
      .map((waiver) => ({ id: waiver.id, waived: counts.get(waiver) ?? 0 })),
  }
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

function faultOf(
  waiver: Waiver,
  today: string,
  judged: ReadonlySet<string>,
  waived: number,
): readonly WaiverFault[] {
  const { location, rule, until } = waiver
  if (until !== undefined && isExpired(waiver, today)) {
    return [{ kind: 'expired', location, rule, until }]
  }
  if (waived > 0) return []
  if (judged.has(waivedRule(waiver))) {
    return [{ kind: 'unused', location, rule, why: 'there is no such finding' }]
  }
  // A rule that nobody asked for today may be asked for tomorrow; one that does not exist is a mistake.
  if (findRule(rule) !== undefined) return []
  return [{ kind: 'unused', location, rule, why: 'no policy asked for has such a rule' }]
}
