import { daysBetween, during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { adoptedAt } from './proposal-ends.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 365

export const policyLeadP50 = defineFact({
  id: 'policy_lead_p50',
  area: 'governance',
  name: 'Days from tension to changed policy',
  definition: `Median days from the raising of a tension to the adoption that put the policy in force which answers it, over the proposals adopted in the last ${DAYS} days that answer a tension and put a policy in force or change one. A proposal that only repeals leaves no policy that answers.`,
  unit: 'days',
  better: 'down',
  minimum: 3,
  act: 'practice',
  spans: ({ proposals = [] }) =>
    proposals.flatMap((proposal) => {
      const { id, title, tensionAt, changes } = proposal
      const adopted = adoptedAt(proposal)
      if (adopted === undefined || tensionAt === undefined || !changes.some(leavesPolicy)) return []
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

/** Whether a policy is in force by the change that contracts can be judged by. */
function leavesPolicy({ kind }: { readonly kind: string }): boolean {
  return kind.startsWith('policy.') && kind !== 'policy.remove'
}
