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
  items: ({ services }) => {
    const first = new Map<string, string>()
    return services
      .filter((entry) => isCurrent(entry) && entry.versions.length > 0)
      .sort((a, b) => (a.service.id < b.service.id ? -1 : 1))
      .map(({ service, versions }) => {
        const digest = versions[0]?.digest ?? ''
        const same = first.get(digest)
        if (same === undefined) first.set(digest, service.id)
        return {
          id: service.id,
          counted: same !== undefined,
          because:
            same === undefined
              ? 'No other service has this contract.'
              : `The contract is that of ${same}.`,
        }
      })
  },
}
