import { versionId } from '../../portfolio.ts'
import { during, longAfter } from '../days.ts'
import { defineFact, type TimedItem } from '../fact.ts'
import { endedAt } from '../governance/proposal-ends.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 30

export const stalledShare = defineFact({
  id: 'stalled_share',
  area: 'lifecycle',
  name: 'Work that nobody moves on',
  definition: `Contract versions that are not published, proposals and tensions that are open, which were last changed more than ${DAYS} days ago, out of all of these.`,
  unit: 'share',
  better: 'down',
  minimum: 5,
  act: 'decision',
  spans: ({ services, tensions = [], proposals = [] }) => [
    ...services
      .flatMap(({ versions }) => versions)
      .filter(({ frozen, phase }) => !frozen && phase !== 'retirement')
      .flatMap((version) => waiting(versionId(version), version.state, version.updatedAt)),
    ...tensions
      .filter(({ state }) => state === 'open' || state === 'in-process')
      .flatMap(({ id, state, updatedAt }) => waiting(`tension:${id}`, state, updatedAt)),
    ...proposals
      .filter((proposal) => endedAt(proposal) === undefined)
      .flatMap(({ id, state, updatedAt }) => waiting(`proposal:${id}`, state, updatedAt)),
  ],
})

function waiting(id: string, state: string, updatedAt: string): readonly TimedItem[] {
  const because = sayOfItem('state.since', { state, day: updatedAt.slice(0, 10) })
  return [
    { id, counted: false, because, ...during(DAYS, updatedAt) },
    { id, counted: true, because, ...longAfter(DAYS, updatedAt) },
  ]
}
