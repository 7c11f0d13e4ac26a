import { isCurrent } from '../portfolio.ts'
import type { FactDefinition } from './fact.ts'

export const ownerShare: FactDefinition = {
  id: 'owner_share',
  name: 'Services with an owner',
  definition: 'Services that name an owning role, out of all services not retired.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  items: ({ services }) =>
    services.filter(isCurrent).map(({ service }) => ({
      id: service.id,
      counted: service.owner !== undefined,
      because:
        service.owner === undefined ? 'No role owns it.' : `The role ${service.owner} owns it.`,
    })),
}
