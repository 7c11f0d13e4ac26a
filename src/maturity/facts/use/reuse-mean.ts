import { isOperational, productionUse } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const reuseMean = defineFact({
  id: 'reuse_mean',
  area: 'use',
  name: 'Consumers per service in operation',
  definition:
    'Distinct consumers with an active production subscription, on average over the services in operation.',
  unit: 'mean',
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
          counted: consumers.size > 0,
          amount: consumers.size,
          because:
            consumers.size === 0
              ? sayOfItem('consumer.none')
              : sayOfItem('consumer.some', { consumers: [...consumers].join(', ') }),
        }
      }),
})
