import { defineOpenApiRule } from '../rule.ts'
import { methodOf } from './requests.ts'
import { responsesOf } from './response-uses.ts'

const SAFE = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']

export const safeMethodsCreateNothing = defineOpenApiRule({
  id: 'RI1008',
  title: 'Forbid 201 in responses to safe methods',
  message: '{method} is safe, but the response 201 says that it creates something.',
  severity: 'warning',
  requirements: ['RFC 9110 section 9.2.1', 'RFC 9110 section 15.3.2'],
  rationale:
    'Browsers, caches and monitors repeat safe requests at will. If that creates something each time, either the method or the code is wrong.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "        '200':\n          description: The reservation.\n",
        "        '201':\n          description: The reservation.\n",
      ],
      at: '/paths/~1reservations~1{reservationId}/get/responses/201',
    },
  ],
  target: 'Operation',
  applies: (operation) => SAFE.includes(methodOf(operation)),
  *check(operation, context) {
    const created = responsesOf(context, operation).find(({ status }) => status === '201')
    if (created !== undefined) yield { at: created.locate(), data: { method: methodOf(operation) } }
  },
})
