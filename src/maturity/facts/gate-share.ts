import type { FactDefinition } from './fact.ts'

export const gateShare: FactDefinition = {
  id: 'gate_share',
  name: 'Transitions that met their gate',
  definition:
    'Transitions taken whose gate had conditions and met every one of them, out of all transitions taken.',
  unit: 'share',
  better: 'up',
  minimum: 10,
  items: ({ decisions }) =>
    decisions
      .filter(({ allowed }) => allowed)
      .map(({ id, subject, transition, conditions }) => ({
        id,
        counted: conditions.length > 0 && conditions.every(({ holds }) => holds === 'yes'),
        because:
          conditions.length === 0
            ? `${transition} of ${subject} has no conditions.`
            : `${transition} of ${subject} met ${conditions.length} condition(s).`,
      })),
}
