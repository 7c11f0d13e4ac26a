import { nameOfSubject } from '../subject-of-item.ts'
import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 90
const IS_AUTHOR = 'request.isAuthor'

export const fourEyesShare = defineFact({
  id: 'four_eyes_share',
  area: 'lifecycle',
  name: 'Approvals by a second person',
  definition: `Transitions of the last ${DAYS} days whose gate asked whether the author approves, and somebody else did, out of all whose gate asked.`,
  unit: 'share',
  better: 'up',
  minimum: 10,
  act: 'practice',
  spans: ({ decisions }) =>
    decisions.flatMap(({ id, allowed, actor, conditions, subject, transition, at: decided }) => {
      const asked = conditions.find(({ facts }) => typeof facts[IS_AUTHOR] === 'boolean')
      if (!allowed || asked === undefined) return []
      const counted = asked.facts[IS_AUTHOR] === false
      return [
        {
          id,
          subject,
          ...during(DAYS, decided),
          counted,
          because: sayOfItem(counted ? 'gate.other' : 'gate.author', {
            actor,
            transition,
            subject: nameOfSubject(subject),
          }),
        },
      ]
    }),
})
