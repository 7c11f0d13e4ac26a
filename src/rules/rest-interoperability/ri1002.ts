import { defineOpenApiRule } from '../rule.ts'
import { requestContentOf } from './request-content.ts'
import { methodOf } from './requests.ts'

export const noContentInDelete = defineOpenApiRule({
  id: 'RI1002',
  title: 'Forbid content in DELETE requests',
  message: 'The DELETE operation describes a request body.',
  severity: 'warning',
  requirements: ['RFC 9110 section 9.3.5'],
  rationale:
    'HTTP gives content of a DELETE no meaning, and some servers and intermediaries reject it. What chooses the resource belongs into its address.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '      operationId: cancelReservation\n',
        '      operationId: cancelReservation\n      requestBody: { content: { application/json: {} } }\n',
      ],
      at: '/paths/~1reservations~1{reservationId}/delete/requestBody',
    },
  ],
  target: 'Operation',
  applies: (operation) => methodOf(operation) === 'DELETE',
  *check(operation, context) {
    const at = requestContentOf(context, operation)
    if (at !== undefined) yield { at }
  },
})
