import { nameOfSubject } from '../subject-of-item.ts'
import { daysBetween, during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 90

export const tensionLeadP50 = defineFact({
  id: 'tension_lead_p50',
  area: 'governance',
  name: 'Days until a tension is dealt with',
  definition: `Median days from the raising of a tension to its end, whatever came of it, over the tensions that ended in the last ${DAYS} days.`,
  unit: 'days',
  better: 'down',
  minimum: 10,
  act: 'practice',
  spans: ({ tensions = [] }) =>
    tensions.flatMap(({ id, subject, state, createdAt, updatedAt }) => {
      if (state !== 'processed' && state !== 'let-go') return []
      const amount = daysBetween(createdAt, updatedAt)
      return [
        {
          id: `tension:${id}`,
          counted: true,
          amount,
          because: sayOfItem(`tension.${state}`, {
            subject: nameOfSubject(subject),
            days: amount,
          }),
          ...during(DAYS, updatedAt),
        },
      ]
    }),
})
