import { defineOpenApiRule } from '../rule.ts'
import { requestContentOf } from './request-content.ts'
import { methodOf } from './requests.ts'

const WITHOUT_CONTENT = ['GET', 'HEAD', 'TRACE']

export const noContentInSafeRequests = defineOpenApiRule({
  id: 'RI1001',
  title: 'Forbid content in GET, HEAD and TRACE requests',
  message: 'The {method} operation describes a request body.',
  severity: 'error',
  requirements: ['RFC 9110 section 9.3.1', 'RFC 9110 section 9.3.2', 'RFC 9110 section 9.3.8'],
  rationale:
    'Content of such requests has no meaning in HTTP. Browsers refuse to send it, proxies and caches drop it or close the connection, and generated clients leave it out.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '      operationId: getReservation\n',
        '      operationId: getReservation\n      requestBody: { content: { application/json: {} } }\n',
      ],
      at: '/paths/~1reservations~1{reservationId}/get/requestBody',
    },
  ],
  target: 'Operation',
  applies: (operation) => WITHOUT_CONTENT.includes(methodOf(operation)),
  *check(operation, context) {
    const at = requestContentOf(context, operation)
    if (at !== undefined) yield { at, data: { method: methodOf(operation) } }
  },
})
