import { isCurrent } from '../../portfolio.ts'
import type { FactDefinition } from '../fact.ts'

export const duplicateRate: FactDefinition = {
  id: 'duplicate_rate',
  area: 'ownership',
  name: 'Services that repeat another',
  definition:
    'Services whose latest contract has the same content as that of a service before it in the alphabet, out of all services not retired with a contract.',
  unit: 'share',
  better: 'down',
  minimum: 10,
  items: ({ services, firstWithContent }) =>
    services
      .filter((entry) => isCurrent(entry) && entry.versions.length > 0)
      .map(({ service, versions }) => {
        const first = firstWithContent.get(versions[0]?.digest ?? '') ?? service.id
        return {
          id: service.id,
          counted: first !== service.id,
          because:
            first === service.id
              ? 'No service before it has this contract.'
              : `The contract is that of ${first}.`,
        }
      }),
}
