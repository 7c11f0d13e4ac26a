import { daysBetween, during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { adoptedAt } from './proposal-ends.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 180

export const proposalLeadP50 = defineFact({
  id: 'proposal_lead_p50',
  area: 'governance',
  name: 'Days from proposal to adoption',
  definition: `Median days from the making of a proposal to its adoption, over the proposals adopted in the last ${DAYS} days.`,
  unit: 'days',
  better: 'down',
  minimum: 5,
  act: 'practice',
  spans: ({ proposals = [] }) =>
    proposals.flatMap((proposal) => {
      const { id, title, createdAt } = proposal
      const adopted = adoptedAt(proposal)
      if (adopted === undefined) return []
      const amount = daysBetween(createdAt, adopted)
      return [
        {
          id: `proposal:${id}`,
          counted: true,
          amount,
          because: sayOfItem('proposal.adopted', { title, days: amount }),
          ...during(DAYS, adopted),
        },
      ]
    }),
})
