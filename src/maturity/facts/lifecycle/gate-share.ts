import { nameOfSubject } from '../subject-of-item.ts'
import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 90

export const gateShare = defineFact({
  id: 'gate_share',
  area: 'lifecycle',
  name: 'Transitions that met their gate',
  definition: `Transitions of the last ${DAYS} days that met every condition of their gate, out of all taken whose gate had conditions.`,
  unit: 'share',
  better: 'up',
  minimum: 10,
  act: 'practice',
  spans: ({ decisions }) =>
    decisions
      .filter(({ allowed, conditions }) => allowed && conditions.length > 0)
      .map(({ id, subject, transition, conditions, at: decided }) => {
        const open = conditions.filter(({ holds }) => holds !== 'yes')
        return {
          id,
          subject,
          ...during(DAYS, decided),
          counted: open.length === 0,
          because:
            open.length === 0
              ? sayOfItem('gate.conditions', {
                  transition,
                  subject: nameOfSubject(subject),
                  count: conditions.length,
                })
              : sayOfItem('gate.past', {
                  ...{ transition, subject: nameOfSubject(subject) },
                  conditions: open.map(({ title }) => title).join(', '),
                }),
        }
      }),
})
