import { isCurrent } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const processLinkedShare = defineFact({
  id: 'process_linked_share',
  area: 'composition',
  name: 'Business processes tied to services',
  definition:
    'Services of kind "process" that hold at least one active subscription to another service, out of all services of kind "process" not retired.',
  unit: 'share',
  better: 'up',
  minimum: 3,
  act: 'record',
  spans: ({ services }) =>
    services
      .filter((entry) => isCurrent(entry) && entry.service.kind === 'process')
      .map(({ service, uses }) => {
        const used = uses.filter(({ state }) => state === 'active').map((use) => use.service)
        return {
          id: service.id,
          counted: used.length > 0,
          because:
            used.length === 0
              ? sayOfItem('process.none')
              : sayOfItem('process.uses', { services: used.join(', ') }),
        }
      }),
})
