import { isCurrent } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'
import { underOwner } from '../ownership/under-owner.ts'

export const processCompleteShare = defineFact({
  id: 'process_complete_share',
  area: 'composition',
  name: 'Business processes with owner, purpose and objectives',
  definition:
    'Services of kind "process" with an owner as in `owner_share`, a purpose and a value-chain activity (what is required of it) and at least one objective, whose metric is the key figure of the process and whose target is what it is to reach, out of all services of kind "process" not retired.',
  unit: 'share',
  better: 'up',
  minimum: 3,
  act: 'record',
  spans: ({ services }) =>
    services
      .filter((entry) => isCurrent(entry) && entry.service.kind === 'process')
      .flatMap((entry) => {
        const { service } = entry
        return underOwner(entry, (isOwned) => {
          const missing = [
            ...(isOwned ? [] : [sayOfItem('process.facet.owner')]),
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
        })
      }),
})
