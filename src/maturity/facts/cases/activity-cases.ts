import { isCurrent, type PortfolioService } from '../../portfolio.ts'
import { contractShare } from '../contracts/contract-share.ts'
import { isOn, type Span } from '../days.ts'
import type { FactDefinition, TimedItem } from '../fact.ts'
import { NOTHING } from '../nothing.ts'
import { describedShare } from '../ownership/described-share.ts'
import { ownerShare } from '../ownership/owner-share.ts'
import { interopPassShare } from '../policies/interop-pass-share.ts'
import { caseOf, type Case } from './case.ts'
import { activityOf } from './size-rows.ts'
import { serviceSubject } from './subjects.ts'

/** A service of which each of these counts what it looks at is in good order; of policies every enforced one is asked about. */
const IN_GOOD_ORDER: readonly FactDefinition[] = [
  ownerShare,
  describedShare,
  contractShare,
  interopPassShare,
]

/** How a service stands in its activity of the value chain, until a day and from it on: the weight is how many faults it has. */
export function activityCases(entry: PortfolioService): readonly Case[] {
  if (!isCurrent(entry)) return []
  const items = IN_GOOD_ORDER.flatMap((fact) => fact.spans({ ...NOTHING, services: [entry] }))
  const { id } = entry.service
  const subject = serviceSubject(entry)
  const kind = kindOfActivity(activityOf(entry))
  // Two of the four know days, and one alone: that on which the last term of the owner ends.
  const [end] = items.flatMap(({ until }) => until ?? [])
  const spans: readonly Span[] = end === undefined ? [{}] : [{ until: end }, { from: end }]
  return spans.map((span) => {
    const faults = faultsOf(
      id,
      items.filter((item) => isOn(span.from ?? '', item)),
    )
    const because =
      faults.length === 0
        ? caseOf('valueChain.item.good', {})
        : caseOf('valueChain.item.faults', { faults: faults.join(' ') })
    return { id, subject, kind, weight: faults.length, because, ...span }
  })
}

function faultsOf(service: string, items: readonly TimedItem[]): readonly string[] {
  return items.flatMap(({ id, counted, because }) =>
    counted ? [] : [id === service ? because : `${id}: ${because}`],
  )
}

/** The kind of the cases that are the services of an activity. */
export function kindOfActivity(activity: string): string {
  return `activity:${activity}`
}
