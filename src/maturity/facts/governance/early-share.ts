import { nameOfSubject } from '../subject-of-item.ts'
import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 90

export const earlyShare = defineFact({
  id: 'early_share',
  area: 'governance',
  name: 'Trouble that the registry finds first',
  definition: `Tensions on services and their contracts that the registry itself found, by a policy, a watch or a deadline, out of all tensions on services raised in the last ${DAYS} days.`,
  unit: 'share',
  better: 'up',
  minimum: 10,
  act: 'practice',
  spans: ({ tensions = [] }) =>
    tensions.flatMap(({ id, subject, by, key, createdAt }) => {
      if (!/^(?:service|version|subscription):/.test(subject)) return []
      const counted = key !== undefined
      return [
        {
          id: `tension:${id}`,
          counted,
          because: counted
            ? sayOfItem('tension.found', { subject: nameOfSubject(subject) })
            : sayOfItem('tension.sensed', { by, subject: nameOfSubject(subject) }),
          ...during(DAYS, createdAt),
        },
      ]
    }),
})
