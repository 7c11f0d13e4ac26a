import { isServed } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { needsCredentials } from './security-of.ts'
import { defineOpenApiRule } from '../rule.ts'

export const missingCredentialsAreAnswered = defineOpenApiRule({
  id: 'RI6008',
  title: 'Prefer a response for missing credentials',
  message: 'The operation needs credentials, and no response says what happens without them.',
  severity: 'info',
  requirements: ['RFC 9110 section 15.5.2', 'RFC 9110 section 15.5.4'],
  rationale:
    'Tokens expire. A client can only get a new one by itself when it knows how the service tells it so.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "          description: The reservation was cancelled.\n        default:\n          $ref: '#/components/responses/Problem'\n",
        "          description: The reservation was cancelled.\n        '404':\n          $ref: '#/components/responses/Problem'\n",
      ],
      at: '/paths/~1reservations~1{reservationId}/delete/responses',
    },
  ],
  target: 'Operation',
  applies: (operation, context) => isServed(operation) && needsCredentials(context, operation),
  *check(operation, context) {
    const statuses = responsesOf(context, operation).map(({ status }) => status)
    if (statuses.some((status) => /^(?:401|403|4XX|DEFAULT)$/.test(status))) return
    yield { at: operation.at('responses') }
  },
})
