import { defineOpenApiRule } from '../rule.ts'
import { responsesOf } from './response-uses.ts'

export const successIsDescribed = defineOpenApiRule({
  id: 'RI1006',
  title: 'Require a response for success',
  message: 'No response of the operation says what success looks like.',
  severity: 'warning',
  requirements: ['OpenAPI Responses Object', 'RFC 9110 section 15'],
  rationale:
    'From the successful response a generator takes what a call gives back. Without it the result is unknown, and success cannot be told from failure.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "        '204':\n          description: The reservation was cancelled.\n        default:",
        "        '404':",
      ],
      at: '/paths/~1reservations~1{reservationId}/delete/responses',
    },
  ],
  target: 'Operation',
  applies: (operation, context) => responsesOf(context, operation).length > 0,
  *check(operation, context) {
    const isDescribed = responsesOf(context, operation).some(({ status }) =>
      /^(?:101|[23]..|DEFAULT)$/.test(status),
    )
    if (!isDescribed) yield { at: operation.at('responses') }
  },
})
