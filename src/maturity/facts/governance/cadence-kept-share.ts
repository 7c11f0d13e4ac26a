import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const cadenceKeptShare = defineFact({
  id: 'cadence_kept_share',
  area: 'governance',
  name: 'Circles that decide regularly',
  definition: 'Circles in which a proposal came to an end in the last 90 days, out of all circles.',
  unit: 'share',
  better: 'up',
  minimum: 2,
  act: 'decision',
  spans: ({ organisation }) =>
    (organisation?.circles ?? []).map(({ id }) => {
      const counted = organisation?.deciding.has(id) === true
      return {
        id: `circle:${id}`,
        counted,
        because: sayOfItem(counted ? 'circle.deciding' : 'circle.silent'),
      }
    }),
})
