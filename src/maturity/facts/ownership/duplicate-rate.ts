import { isCurrent, registeredId } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const duplicateRate = defineFact({
  id: 'duplicate_rate',
  area: 'ownership',
  name: 'Services that repeat another',
  definition:
    'Services whose latest contract has the same content as that of another service, whose first name comes before theirs in the alphabet, out of all services not retired with a contract.',
  unit: 'share',
  better: 'down',
  minimum: 10,
  act: 'service',
  spans: ({ services, firstWithContent }) =>
    services
      .filter((entry) => isCurrent(entry) && entry.versions.length > 0)
      .map((entry) => {
        const own = registeredId(entry)
        const first = firstWithContent.get(entry.versions[0]?.digest ?? '') ?? own
        return {
          id: entry.service.id,
          counted: first !== own,
          because:
            first === own ? sayOfItem('copy.none') : sayOfItem('copy.of', { service: first }),
        }
      }),
})
