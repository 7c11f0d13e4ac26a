import type { ObservedOnDay } from '../../../registry/index.ts'
import { isOperational, type PortfolioService } from '../../portfolio.ts'
import { longAfter, overWindow } from '../days.ts'
import { defineFact, type TimedItem } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'
import { isItself } from '../operation/calls-seen.ts'

const YOUNG = 90 // days in which a service may still look for its first consumer
const DAYS = 30 // in which a call says that somebody uses it all the same

export const orphanShare = defineFact({
  id: 'orphan_share',
  area: 'use',
  name: 'Services that nobody uses',
  definition: `Services in operation without any active subscription of which no call, but by themselves, was reported in the ${DAYS} days before, out of the services in operation that were registered more than ${YOUNG} days ago.`,
  unit: 'share',
  better: 'down',
  minimum: 5,
  act: 'decision',
  spans: ({ services }) =>
    services
      .filter(({ versions }) => versions.some(isOperational))
      .flatMap((entry): readonly TimedItem[] => {
        const { id, createdAt } = entry.service
        const grown = longAfter(YOUNG, createdAt)
        const active = entry.usedBy.filter(({ state }) => state === 'active').length
        if (active > 0) {
          const because = sayOfItem('subscription.some', { count: active })
          return [{ id, ...grown, counted: false, because }]
        }
        return overWindow(calledByOthers(entry), DAYS, (days) => ({
          id,
          counted: days.length === 0,
          because:
            days.length === 0
              ? sayOfItem('subscription.none')
              : sayOfItem('subscription.called', { days: days.length, all: DAYS }),
        })).flatMap((item) => {
          const from = item.from === undefined || item.from < grown.from ? grown.from : item.from
          return item.until !== undefined && item.until <= from ? [] : [{ ...item, from }]
        })
      }),
})

/** The days on which somebody else called a service: one that asks itself how it is has no use by that. */
function calledByOthers(entry: PortfolioService): readonly ObservedOnDay[] {
  return (entry.observed ?? []).filter(({ calls, consumers }) => {
    const own = consumers.filter(({ id }) => isItself(id, entry))
    return calls > own.reduce((sum, share) => sum + share.calls, 0)
  })
}
