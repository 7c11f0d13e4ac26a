import { defineOpenApiRule } from '../rule.ts'
import { describesContent } from './content.ts'
import { responsesOf } from './response-uses.ts'
import { methodOf } from './requests.ts'

export const noContentInHeadResponses = defineOpenApiRule({
  id: 'RI1005',
  title: 'Forbid content in successful responses to HEAD',
  message: 'A response to HEAD has no content, but a body is described for {status}.',
  severity: 'warning',
  requirements: ['RFC 9110 section 9.3.2'],
  rationale:
    'The answer to HEAD ends after its header section whatever its status code. A client that waits for a body waits in vain.',
  examples: [
    {
      contract: 'berths-3.0.yaml',
      edit: ['    delete:\n', '    head:\n'],
    },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "    delete:\n      operationId: cancelReservation\n      summary: Cancel a reservation\n      description: Possible until the day of arrival.\n      tags: [reservations]\n      responses:\n        '204':\n          description: The reservation was cancelled.\n",
        "    head:\n      operationId: hasReservation\n      summary: Is it there?\n      description: As GET, without content.\n      tags: [reservations]\n      responses:\n        '200':\n          description: It is.\n          content: { application/json: {} }\n",
      ],
      at: '/paths/~1reservations~1{reservationId}/head/responses/200',
    },
  ],
  target: 'Operation',
  applies: (operation) => methodOf(operation) === 'HEAD',
  *check(operation, context) {
    for (const { status, response, locate } of responsesOf(context, operation)) {
      if (!status.startsWith('2') || response === undefined || !describesContent(response)) continue
      yield { at: locate(), data: { status } }
    }
  },
})
