import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 90

export const gateShare = defineFact({
  id: 'gate_share',
  area: 'lifecycle',
  name: 'Transitions that met their gate',
  definition: `Transitions of the last ${DAYS} days whose gate had conditions and met every one of them, out of all transitions taken.`,
  unit: 'share',
  better: 'up',
  minimum: 10,
  act: 'practice',
  spans: ({ decisions }) =>
    decisions
      .filter(({ allowed }) => allowed)
      .map(({ id, subject, transition, conditions, at: decided }) => ({
        id,
        subject,
        ...during(DAYS, decided),
        counted: conditions.length > 0 && conditions.every(({ holds }) => holds === 'yes'),
        because:
          conditions.length === 0
            ? sayOfItem('gate.none', { transition, subject })
            : sayOfItem('gate.conditions', { transition, subject, count: conditions.length }),
      })),
})
