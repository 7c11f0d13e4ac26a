import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { endedAt } from './proposal-ends.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 90

export const adoptedShare = defineFact({
  id: 'adopted_share',
  area: 'governance',
  name: 'Proposals that are adopted',
  definition: `Proposals that came to an end in the last ${DAYS} days and were adopted, out of all that came to an end.`,
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'practice',
  spans: ({ proposals = [] }) =>
    proposals.flatMap((proposal) => {
      const { id, title, state } = proposal
      const ended = endedAt(proposal)
      if (ended === undefined) return []
      return [
        {
          id: `proposal:${id}`,
          counted: state === 'adopted',
          because: sayOfItem('proposal.ended', { title, day: ended.slice(0, 10), state }),
          ...during(DAYS, ended),
        },
      ]
    }),
})
