import { defineOpenApiRule } from '../rule.ts'
import { describesContent } from './content.ts'
import { usesOf } from './response-uses.ts'

export const noContentWhereNoneCanBe = defineOpenApiRule({
  id: 'RI1004',
  title: 'Forbid content in responses whose status code allows none',
  message: 'A response with the status code {status} has no content, but a body is described.',
  severity: 'error',
  requirements: [
    'RFC 9110 section 6.4.1',
    'RFC 9110 section 15.3.5',
    'RFC 9110 section 15.3.6',
    'RFC 9110 section 15.4.5',
  ],
  rationale:
    'The message ends after its header section, so the body never arrives, and a client that was generated to decode one fails.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          description: The reservation was cancelled.\n',
        '          description: The reservation was cancelled.\n          content: { text/plain: {} }\n',
      ],
      at: '/paths/~1reservations~1{reservationId}/delete/responses/204/content',
    },
  ],
  target: 'Response',
  *check(response, context) {
    if (!describesContent(response)) return
    const uses = usesOf(context, response)
    const use = uses.find(({ status }) => /^(?:10[02-9]|204|205|304)$/.test(status))
    const field = context.model.version === '2.0' ? 'schema' : 'content'
    if (use !== undefined) yield { at: response.at(field), data: { status: use.status } }
  },
})
