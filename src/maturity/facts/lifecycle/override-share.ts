import { nameOfSubject } from '../subject-of-item.ts'
import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 90

export const overrideShare = defineFact({
  id: 'override_share',
  area: 'lifecycle',
  name: 'Transitions past a gate',
  definition: `Transitions of the last ${DAYS} days that were taken although a condition of their gate did not hold, out of all taken whose gate had conditions.`,
  unit: 'share',
  better: 'down',
  minimum: 10,
  act: 'practice',
  spans: ({ decisions }) =>
    decisions
      .filter(({ allowed, conditions }) => allowed && conditions.length > 0)
      .map(({ id, subject, transition, conditions, at: decided }) => {
        const unmet = conditions.filter(({ holds }) => holds !== 'yes')
        return {
          id,
          subject,
          counted: unmet.length > 0,
          because:
            unmet.length === 0
              ? sayOfItem('gate.met', { transition, subject: nameOfSubject(subject) })
              : sayOfItem('gate.past', {
                  ...{ transition, subject: nameOfSubject(subject) },
                  conditions: unmet.map(({ title }) => title).join(', '),
                }),
          ...during(DAYS, decided),
        }
      }),
})
