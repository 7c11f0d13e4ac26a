import { describesContent } from './content.ts'
import { isServed, methodOf } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const readingGivesContent = defineOpenApiRule({
  id: 'RI2012',
  title: 'Require content in successful responses to GET',
  message: 'The response {status} to GET describes no content, so reading gives nothing.',
  severity: 'info',
  requirements: ['RFC 9110 section 9.3.1', 'RFC 9110 section 15.3.1'],
  rationale:
    'GET is for a representation of the resource. Generators make a method without a result of it when none is described.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "          description: The reservation.\n          content:\n            application/json:\n              schema:\n                $ref: '#/components/schemas/Reservation'\n",
        '          description: The reservation.\n',
      ],
      at: '/paths/~1reservations~1{reservationId}/get/responses/200',
    },
  ],
  target: 'Operation',
  applies: (operation) => methodOf(operation) === 'GET' && isServed(operation),
  *check(operation, context) {
    for (const { status, response, locate } of responsesOf(context, operation)) {
      if (status !== '200' && status !== '203') continue
      if (response === undefined || describesContent(response)) continue
      yield { at: locate(), data: { status } }
    }
  },
})
