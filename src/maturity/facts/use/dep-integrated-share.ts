import { defineFact } from '../fact.ts'
import { dependenciesAt } from './dependencies-by-level.ts'

export const depIntegratedShare = defineFact({
  id: 'dep_integrated_share',
  area: 'use',
  name: 'Dependencies above the level of data',
  definition:
    'Active uses of services whose integration level is "application", "process" or "service", out of all active uses of services in scope.',
  unit: 'share',
  better: 'up',
  minimum: 10,
  act: 'service',
  spans: (portfolio) => dependenciesAt(portfolio, ['application', 'process', 'service']),
})
