import type { Finding, WaiverUse } from '../model.ts'
import { whyNoSuchRule } from './no-such-rule.ts'
import { isExpired, type Waiver } from './waiver.ts'
import { waiverFinding, type WaiverFault } from './waiver-finding.ts'

export interface WholeRun {
  readonly today: string
  readonly isWhole: boolean
  readonly isKnownRule: (rule: string) => boolean
}

/**
 * What is wrong with waivers that were handed in with several contracts: known only when all are judged.
 *
 * @param uses what came of them in every contract
 * @param isWhole whether these were all contracts that the waivers can speak of; of some of them it is not known
 *   what a waiver accepts in the others, only that its time is over
 * @param isKnownRule whether there is a rule that the catalogue does not have
 */
export function faultsOfWaivers(
  waivers: readonly Waiver[],
  uses: readonly WaiverUse[],
  { today, isWhole, isKnownRule }: WholeRun,
): readonly Finding[] {
  const waived = new Map<string, number>()
  for (const use of uses) waived.set(use.id, (waived.get(use.id) ?? 0) + use.waived)
  const faults = waivers.flatMap((waiver): readonly WaiverFault[] => {
    const { id, location, rule, until } = waiver
    const count = waived.get(id)
    if (count === undefined && !isWhole) return []
    if (until !== undefined && isExpired(waiver, today)) {
      return [{ kind: 'expired', location, rule, until }]
    }
    if (!isWhole) return []
    if (count === undefined) {
      const why =
        whyNoSuchRule(rule, isKnownRule) ??
        'no contract that was judged by this rule lies where it says'
      return [{ kind: 'unused', location, rule, why }]
    }
    return count > 0 ? [] : [{ kind: 'unused', location, rule, why: 'there is no such finding' }]
  })
  return faults.map((fault) => waiverFinding(fault, fault.location.file))
}
