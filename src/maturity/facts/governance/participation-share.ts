import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { endedAt } from './proposal-ends.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 180
const MOST_NAMED = 5

export const participationShare = defineFact({
  id: 'participation_share',
  area: 'governance',
  name: 'Proposals that others took part in',
  definition: `Proposals that came to an end in the last ${DAYS} days and to which somebody other than the proposer had said something: a question, a reaction, a vote, an approval or an objection, out of all that came to an end.`,
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'practice',
  spans: ({ proposals = [] }) =>
    proposals.flatMap((proposal) => {
      const { id, title, proposer, contributions, objections } = proposal
      const ended = endedAt(proposal)
      if (ended === undefined) return []
      const others = new Set([...contributions, ...objections].map(({ by }) => by))
      others.delete(proposer)
      others.delete('system')
      return [
        {
          id: `proposal:${id}`,
          counted: others.size > 0,
          because:
            others.size === 0
              ? sayOfItem('proposal.alone', { proposer, title })
              : sayOfItem('proposal.others', {
                  others: [...others].slice(0, MOST_NAMED).join(', '),
                  title,
                }),
          ...during(DAYS, ended),
        },
      ]
    }),
})
