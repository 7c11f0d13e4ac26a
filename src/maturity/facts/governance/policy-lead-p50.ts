import { daysBetween, during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { adoptedAt } from './proposal-ends.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 365

export const policyLeadP50 = defineFact({
  id: 'policy_lead_p50',
  area: 'governance',
  name: 'Days from tension to changed policy',
  definition: `Median days from the raising of a tension to the policy in force that answers it, over the proposals adopted in the last ${DAYS} days that change a policy and answer a tension.`,
  unit: 'days',
  better: 'down',
  minimum: 3,
  act: 'practice',
  spans: ({ proposals = [] }) =>
    proposals.flatMap((proposal) => {
      const { id, title, tensionAt, changes } = proposal
      const adopted = adoptedAt(proposal)
      if (adopted === undefined || tensionAt === undefined || !changes.some(changesPolicy))
        return []
      const amount = daysBetween(tensionAt, adopted)
      return [
        {
          id: `proposal:${id}`,
          counted: true,
          amount,
          because: sayOfItem('proposal.policy', { title, days: amount }),
          ...during(DAYS, adopted),
        },
      ]
    }),
})

function changesPolicy({ kind }: { readonly kind: string }): boolean {
  return kind.startsWith('policy.')
}
