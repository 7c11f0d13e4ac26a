import { isCurrent } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

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
          ...(owner === undefined ? [sayOfItem('process.facet.owner')] : []),
          ...(service.purpose === undefined ? [sayOfItem('process.facet.purpose')] : []),
          ...(service.activity === undefined ? [sayOfItem('process.facet.activity')] : []),
          ...(service.objectives.length === 0 ? [sayOfItem('process.facet.objective')] : []),
        ]
        return {
          id: service.id,
          counted: missing.length === 0,
          because:
            missing.length === 0
              ? sayOfItem('process.complete')
              : sayOfItem('missing.some', { names: missing.join(', ') }),
        }
      }),
})
