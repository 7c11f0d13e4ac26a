import { isOperational } from '../../portfolio.ts'
import { longAfter } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const YOUNG = 90 // days in which a service may still look for its first consumer

export const orphanShare = defineFact({
  id: 'orphan_share',
  area: 'use',
  name: 'Services that nobody uses',
  definition:
    'Services in operation without any active subscription, out of the services in operation that were registered more than 90 days ago.',
  unit: 'share',
  better: 'down',
  minimum: 5,
  act: 'decision',
  spans: ({ services }) =>
    services
      .filter(({ versions }) => versions.some(isOperational))
      .map(({ service, usedBy }) => {
        const active = usedBy.filter(({ state }) => state === 'active').length
        return {
          id: service.id,
          ...longAfter(YOUNG, service.createdAt),
          counted: active === 0,
          because:
            active === 0
              ? sayOfItem('subscription.none')
              : sayOfItem('subscription.some', { count: active }),
        }
      }),
})
