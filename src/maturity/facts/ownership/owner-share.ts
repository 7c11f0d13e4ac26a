import { isCurrent, type PortfolioService } from '../../portfolio.ts'
import { firstDayFrom } from '../days.ts'
import { defineFact, type TimedItem } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

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

function ownedOn({ service, owner, ownerFilled }: PortfolioService): readonly TimedItem[] {
  const { id } = service
  if (owner === undefined) return [{ id, counted: false, because: sayOfItem('owner.none') }]
  const vacant = { id, counted: false, because: sayOfItem('owner.vacant', { role: owner }) }
  if (ownerFilled === undefined) return [vacant]
  const key = service.owner === undefined ? 'owner.inherited' : 'owner.own'
  const owned = { id, counted: true, because: sayOfItem(key, { role: owner }) }
  if (ownerFilled.until === undefined) return [owned]
  const over = firstDayFrom(ownerFilled.until)
  return [
    { ...owned, until: over },
    { ...vacant, from: over },
  ]
}
