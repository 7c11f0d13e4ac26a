import { describesContent } from './content.ts'
import { isError, usesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const errorsExplainThemselves = defineOpenApiRule({
  id: 'RI2007',
  title: 'Prefer error responses with content',
  message: 'The error response {status} describes no content that would explain what went wrong.',
  severity: 'hint',
  requirements: ['RFC 9110 section 15.5', 'RFC 9110 section 15.6'],
  rationale:
    'From the status code alone a client can seldom tell its user what to do. HTTP asks servers to send an explanation with every error.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "    Unauthorized:\n      description: The client has to identify itself.\n      headers:\n        WWW-Authenticate:\n          description: How it can do so.\n          schema:\n            type: string\n      content:\n        application/problem+json:\n          schema:\n            $ref: '#/components/schemas/Problem'\n",
        '    Unauthorized:\n      description: The client has to identify itself.\n      headers:\n        WWW-Authenticate:\n          description: How it can do so.\n          schema:\n            type: string\n',
      ],
      at: '/components/responses/Unauthorized',
    },
  ],
  target: 'Response',
  *check(response, context) {
    const uses = usesOf(context, response)
    const use = uses.find(({ status, method }) => isError(status) && method !== 'HEAD')
    if (use === undefined || describesContent(response)) return
    yield { at: response.location, data: { status: use.status } }
  },
})
