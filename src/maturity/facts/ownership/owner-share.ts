import { isCurrent } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const ownerShare = defineFact({
  id: 'owner_share',
  area: 'ownership',
  name: 'Services with an owner',
  definition:
    'Services that a role owns, by themselves or through the nearest domain around them, out of all services not retired.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'record',
  spans: ({ services }) =>
    services.filter(isCurrent).map(({ service, owner }) => ({
      id: service.id,
      counted: owner !== undefined,
      because: reason(owner, service.owner === undefined),
    })),
})

function reason(owner: string | undefined, isInherited: boolean): string {
  if (owner === undefined) return sayOfItem('owner.none')
  return sayOfItem(isInherited ? 'owner.inherited' : 'owner.own', { role: owner })
}
