import { isOperational, isWithin } from '../../portfolio.ts'
import type { FactDefinition } from '../fact.ts'

const YOUNG = 90 // days in which a service may still look for its first consumer

export const orphanShare: FactDefinition = {
  id: 'orphan_share',
  area: 'use',
  name: 'Services that nobody uses',
  definition:
    'Services in operation without any active subscription, out of the services in operation that were registered more than 90 days ago.',
  unit: 'share',
  better: 'down',
  minimum: 5,
  items: ({ services, at }) =>
    services
      .filter(
        ({ service, versions }) =>
          versions.some(isOperational) && !isWithin(YOUNG, service.createdAt, at),
      )
      .map(({ service, usedBy }) => {
        const active = usedBy.filter(({ state }) => state === 'active').length
        return {
          id: service.id,
          counted: active === 0,
          because: active === 0 ? 'No active subscription.' : `${active} active subscription(s).`,
        }
      }),
}
