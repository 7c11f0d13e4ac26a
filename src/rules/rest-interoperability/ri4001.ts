import { stringMember } from '../../contracts/index.ts'
import { isServed } from './requests.ts'
import { defineOpenApiRule } from '../rule.ts'

export const operationsHaveIds = defineOpenApiRule({
  id: 'RI4001',
  title: 'Require an operationId for each operation',
  message: 'The operation has no operationId.',
  severity: 'warning',
  requirements: ['OpenAPI Operation Object'],
  rationale:
    'Generated clients name their methods by it. Without it each generator makes up a name of its own, and another one when the path changes.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      operationId: cancelReservation\n', ''],
      at: '/paths/~1reservations~1{reservationId}/delete',
    },
  ],
  target: 'Operation',
  applies: isServed,
  *check(operation) {
    if (stringMember(operation.value, 'operationId') === undefined) yield { at: operation.location }
  },
})
