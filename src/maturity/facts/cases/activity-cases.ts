import { isCurrent, type PortfolioService } from '../../portfolio.ts'
import { contractShare } from '../contracts/contract-share.ts'
import type { FactDefinition } from '../fact.ts'
import { NOTHING } from '../nothing.ts'
import { describedShare } from '../ownership/described-share.ts'
import { ownerShare } from '../ownership/owner-share.ts'
import { interopPassShare } from '../policies/interop-pass-share.ts'
import { caseOf, type Case } from './case.ts'
import { activityOf } from './size-rows.ts'
import { serviceSubject } from './subjects.ts'

/** A service of which each of these counts what it looks at is in good order; none of them asks what day it is. */
const IN_GOOD_ORDER: readonly FactDefinition[] = [
  ownerShare,
  describedShare,
  contractShare,
  interopPassShare,
]

/** How a service stands in its activity of the value chain: the weight is how many faults it has. */
export function activityCases(entry: PortfolioService): readonly Case[] {
  if (!isCurrent(entry)) return []
  const { id } = entry.service
  const faults = IN_GOOD_ORDER.flatMap((fact) =>
    fact
      .spans({ ...NOTHING, services: [entry] })
      .flatMap((item) =>
        item.counted ? [] : [item.id === id ? item.because : `${item.id}: ${item.because}`],
      ),
  )
  const because =
    faults.length === 0
      ? caseOf('valueChain.item.good', {})
      : caseOf('valueChain.item.faults', { faults: faults.join(' ') })
  const kind = kindOfActivity(activityOf(entry))
  return [{ id, subject: serviceSubject(entry), kind, weight: faults.length, because }]
}

/** The kind of the cases that are the services of an activity. */
export function kindOfActivity(activity: string): string {
  return `activity:${activity}`
}
