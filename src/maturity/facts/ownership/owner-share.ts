import { isCurrent, type PortfolioService } from '../../portfolio.ts'
import { defineFact, type TimedItem } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'
import { underOwner } from './under-owner.ts'

export const ownerShare = defineFact({
  id: 'owner_share',
  area: 'ownership',
  name: 'Services with an owner',
  definition:
    'Services that a role owns, by themselves or through the nearest domain around them, and that somebody is assigned to this role, up to the day on which the last term ends, out of all services not retired. A role that falls to the lead of its circle because nobody is assigned does not count.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'record',
  spans: ({ services }) => services.filter(isCurrent).flatMap(ownedOn),
})

function ownedOn(entry: PortfolioService): readonly TimedItem[] {
  const { service, owner } = entry
  const { id } = service
  if (owner === undefined) return [{ id, counted: false, because: sayOfItem('owner.none') }]
  const key = service.owner === undefined ? 'owner.inherited' : 'owner.own'
  return underOwner(entry, (isOwned) => ({
    id,
    counted: isOwned,
    because: sayOfItem(isOwned ? key : 'owner.vacant', { role: owner }),
  }))
}
