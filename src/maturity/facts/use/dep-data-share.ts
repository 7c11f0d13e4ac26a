import { defineFact } from '../fact.ts'
import { dependenciesAt } from './dependencies-by-level.ts'

export const depDataShare = defineFact({
  id: 'dep_data_share',
  area: 'use',
  name: 'Dependencies at the level of data',
  definition:
    'Active uses of services whose integration level is "data" (files, shared tables, replication), out of all active uses of services in scope.',
  unit: 'share',
  better: 'down',
  minimum: 10,
  act: 'service',
  spans: (portfolio) => dependenciesAt(portfolio, ['data']),
})
