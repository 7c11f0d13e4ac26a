import { defineFact } from '../fact.ts'
import { dependenciesAt } from './dependencies-by-level.ts'

export const depServiceShare = defineFact({
  id: 'dep_service_share',
  area: 'use',
  name: 'Dependencies at the level of services',
  definition:
    'Active uses of services whose integration level is "service", out of all active uses of services in scope.',
  unit: 'share',
  better: 'up',
  minimum: 10,
  act: 'service',
  spans: (portfolio) => dependenciesAt(portfolio, ['service']),
})
