import { productionUse } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const slaShare = defineFact({
  id: 'sla_share',
  area: 'use',
  name: 'Production use under a measurable agreement',
  definition:
    'Active production subscriptions with at least one measurable objective, out of all active production subscriptions.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'agreement',
  spans: ({ services }) =>
    services.flatMap(productionUse).map(({ id, consumer, service, objectives }) => ({
      id,
      subject: `subscription:${id}`,
      counted: objectives.length > 0,
      because: sayOfItem('objective.count', { consumer, service, count: objectives.length }),
    })),
})
