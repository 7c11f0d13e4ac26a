import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const operationIdsAreIdentifiers = defineOpenApiRule({
  id: 'RI4003',
  title: 'Require operationIds that can become identifiers',
  message:
    'The operationId "{operationId}" is not a letter followed by letters, digits and "_", "-", "." or "/".',
  severity: 'warning',
  requirements: ['OpenAPI Operation Object'],
  rationale:
    'The specification advises to follow common naming conventions. Blanks, brackets and letters outside ASCII are dropped by one generator and break another.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['operationId: cancelReservation', 'operationId: cancel reservation'],
      at: '/paths/~1reservations~1{reservationId}/delete/operationId',
    },
  ],
  target: 'Operation',
  applies: ({ value }) => stringMember(value, 'operationId') !== undefined,
  *check(operation) {
    const operationId = stringMember(operation.value, 'operationId') ?? ''
    if (/^[A-Za-z_][\w./-]*$/.test(operationId)) return
    yield { at: operation.at('operationId'), data: { operationId } }
  },
})
