import { isOperational, productionUse } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const reuseMultiShare = defineFact({
  id: 'reuse_multi_share',
  area: 'use',
  name: 'Services that are reused',
  definition:
    'Services in operation with at least two distinct consumers in production, out of all services in operation.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'agreement',
  spans: ({ services }) =>
    services
      .filter(({ versions }) => versions.some(isOperational))
      .map((entry) => {
        const consumers = new Set(productionUse(entry).map(({ consumer }) => consumer))
        return {
          id: entry.service.id,
          counted: consumers.size >= 2,
          because: sayOfItem('consumer.count', { count: consumers.size }),
        }
      }),
})
