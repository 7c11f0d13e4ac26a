import { headerFieldsOf } from './header-fields.ts'
import { isServed, methodOf } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const createdResourcesHaveAddresses = defineOpenApiRule({
  id: 'RI5002',
  title: 'Prefer Location in responses that create',
  message: 'The response 201 does not describe the header field Location.',
  severity: 'info',
  requirements: ['RFC 9110 section 10.2.2', 'RFC 9110 section 15.3.2'],
  rationale:
    'Location is where every client looks for the address of what was created. Without it clients put addresses together by themselves.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "        '201':\n          description: The berth is reserved.\n          headers:\n            Location:\n",
        "        '201':\n          description: The berth is reserved.\n          headers:\n            Content-Location:\n",
      ],
      at: '/paths/~1reservations/post/responses/201',
    },
  ],
  target: 'Operation',
  applies: (operation) => methodOf(operation) === 'POST' && isServed(operation),
  *check(operation, context) {
    for (const { status, response, locate } of responsesOf(context, operation)) {
      if (status !== '201' || response === undefined) continue
      if (!headerFieldsOf(context, response).has('location')) yield { at: locate() }
    }
  },
})
