import { daysBetween, during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { adoptedAt } from './proposal-ends.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 180

export const adoptionLeadP50 = defineFact({
  id: 'adoption_lead_p50',
  area: 'governance',
  name: 'Days from tension to adoption',
  definition: `Median days from the raising of a tension to the adoption of the proposal that answers it, over the proposals adopted in the last ${DAYS} days that answer one.`,
  unit: 'days',
  better: 'down',
  minimum: 5,
  act: 'practice',
  spans: ({ proposals = [] }) =>
    proposals.flatMap((proposal) => {
      const { id, title, tensionAt } = proposal
      const adopted = adoptedAt(proposal)
      if (adopted === undefined || tensionAt === undefined) return []
      const amount = daysBetween(tensionAt, adopted)
      return [
        {
          id: `proposal:${id}`,
          counted: true,
          amount,
          because: sayOfItem('proposal.answered', { title, days: amount }),
          ...during(DAYS, adopted),
        },
      ]
    }),
})
