import { isCurrent } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'

export const processCompleteShare = defineFact({
  id: 'process_complete_share',
  area: 'composition',
  name: 'Business processes with owner, purpose and objectives',
  definition:
    'Services of kind "process" with an owner, a purpose, a value-chain activity and at least one objective, out of all services of kind "process" not retired.',
  unit: 'share',
  better: 'up',
  minimum: 3,
  act: 'record',
  spans: ({ services }) =>
    services
      .filter((entry) => isCurrent(entry) && entry.service.kind === 'process')
      .map(({ service, owner }) => {
        const missing = [
          ...(owner === undefined ? ['owner'] : []),
          ...(service.purpose === undefined ? ['purpose'] : []),
          ...(service.activity === undefined ? ['value-chain activity'] : []),
          ...(service.objectives.length === 0 ? ['objective'] : []),
        ]
        return {
          id: service.id,
          counted: missing.length === 0,
          because: missing.length === 0 ? 'All are there.' : `Missing: ${missing.join(', ')}.`,
        }
      }),
})
