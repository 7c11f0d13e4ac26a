import { VALUE_CHAIN_ACTIVITIES } from '../../registry/index.ts'
import { contractShare } from '../facts/contracts/contract-share.ts'
import type { FactDefinition } from '../facts/fact.ts'
import { describedShare } from '../facts/ownership/described-share.ts'
import { ownerShare } from '../facts/ownership/owner-share.ts'
import { interopPassShare } from '../facts/policies/interop-pass-share.ts'
import { isCurrent, type Portfolio } from '../portfolio.ts'
import { firstItems, type FirstItems } from './first-items.ts'
import type { ActivityStanding } from './report.ts'
import { serviceSubject } from './subjects.ts'
import { say } from './texts.ts'

/** A service of which each of these counts what it looks at is in good order. */
const IN_GOOD_ORDER: readonly FactDefinition[] = [
  ownerShare,
  describedShare,
  contractShare,
  interopPassShare,
]

/** Sorts services into the activities of Porter's value chain while they are read. */
export interface ValueChainCount {
  add(portfolio: Portfolio): void
  /** The nine activities, and last the services that name none. */
  standing(): readonly ActivityStanding[]
}

interface Tally {
  inOrder: number
  readonly services: FirstItems
  readonly consumers: Set<string>
}

const KEYS = [...VALUE_CHAIN_ACTIVITIES, 'unassigned'] as const

export function countValueChain(): ValueChainCount {
  const tallies = new Map(
    KEYS.map((key): [typeof key, Tally] => [
      key,
      { inOrder: 0, services: firstItems(), consumers: new Set() },
    ]),
  )
  return {
    add(portfolio) {
      for (const entry of portfolio.services) {
        const tally = tallies.get(entry.service.activity ?? 'unassigned')
        if (tally === undefined || !isCurrent(entry)) continue
        const alone = { ...portfolio, services: [entry], decisions: entry.decisions }
        const faults = IN_GOOD_ORDER.flatMap((fact) =>
          fact.items(alone).flatMap(({ id, counted, because }) => {
            if (counted) return []
            return [id === entry.service.id ? because : `${id}: ${because}`]
          }),
        )
        if (faults.length === 0) tally.inOrder += 1
        const because = faults.length === 0 ? say('valueChain.item.good') : faults.join(' ')
        tally.services.add(
          { id: entry.service.id, because, subject: serviceSubject(entry) },
          faults.length,
        )
        for (const { consumer, state } of entry.usedBy) {
          if (state === 'active') tally.consumers.add(consumer)
        }
      }
    },
    standing: () =>
      [...tallies].map(([activity, { inOrder, services, consumers }]) => ({
        activity,
        name:
          activity === 'unassigned' ? say('valueChain.unassigned') : say(`activity.${activity}`),
        inOrder,
        consumers: consumers.size,
        ...services.counted(),
      })),
  }
}
