import { versionId } from '../../portfolio.ts'
import { during, longAfter } from '../days.ts'
import { defineFact } from '../fact.ts'

const DAYS = 30

export const stalledShare = defineFact({
  id: 'stalled_share',
  area: 'lifecycle',
  name: 'Drafts that nobody moves on',
  definition: `Contract versions that are not published and were last changed more than ${DAYS} days ago, out of all that are not published.`,
  unit: 'share',
  better: 'down',
  minimum: 5,
  spans: ({ services }) =>
    services
      .flatMap(({ versions }) => versions)
      .filter(({ frozen, phase }) => !frozen && phase !== 'retirement')
      .flatMap((version) => {
        const id = versionId(version)
        const because = `It is ${version.state} and was last changed ${version.updatedAt.slice(0, 10)}.`
        return [
          { id, counted: false, because, ...during(DAYS, version.updatedAt) },
          { id, counted: true, because, ...longAfter(DAYS, version.updatedAt) },
        ]
      }),
})
