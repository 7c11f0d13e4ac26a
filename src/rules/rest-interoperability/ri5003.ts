import { describesContent } from './content.ts'
import { headerFieldsOf } from './header-fields.ts'
import { isServed } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const acceptedRequestsCanBeFollowed = defineOpenApiRule({
  id: 'RI5003',
  title: 'Prefer 202 with a way to follow up',
  message:
    'The response 202 describes neither content nor Location, so nobody can ask what became of the request.',
  severity: 'info',
  requirements: ['RFC 9110 section 15.3.3'],
  rationale:
    'A request that was only accepted can still fail. HTTP has the response point to a place that shows how far it is.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          headers:\n            Location:\n              description: Where to ask how far it is.\n              schema:\n                type: string\n                format: uri-reference\n',
        '',
      ],
      at: '/paths/~1berths~1{berthNumber}~1photo/put/responses/202',
    },
  ],
  target: 'Operation',
  applies: isServed,
  *check(operation, context) {
    for (const { status, response, locate } of responsesOf(context, operation)) {
      if (status !== '202' || response === undefined || describesContent(response)) continue
      const fields = headerFieldsOf(context, response)
      if (!fields.has('location') && !fields.has('link')) yield { at: locate() }
    }
  },
})
