import { defineOpenApiRule } from '../rule.ts'
import { isServed } from './requests.ts'
import { responsesOf } from './response-uses.ts'

export const clientErrorIsDescribed = defineOpenApiRule({
  id: 'RI1007',
  title: 'Require a response for requests that are refused',
  message: 'No response of the operation says how a faulty request is answered.',
  severity: 'warning',
  requirements: ['OpenAPI Responses Object', 'RFC 9110 section 15.5'],
  rationale:
    'Every request can be refused. Clients can only act on a refusal, or tell their users what to do, when its form is described.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "          description: The reservation was cancelled.\n        default:\n          $ref: '#/components/responses/Problem'\n",
        '          description: The reservation was cancelled.\n',
      ],
      at: '/paths/~1reservations~1{reservationId}/delete/responses',
    },
  ],
  target: 'Operation',
  applies: (operation, context) =>
    isServed(operation) && responsesOf(context, operation).length > 0,
  *check(operation, context) {
    const isDescribed = responsesOf(context, operation).some(({ status }) =>
      /^(?:4..|DEFAULT)$/.test(status),
    )
    if (!isDescribed) yield { at: operation.at('responses') }
  },
})
