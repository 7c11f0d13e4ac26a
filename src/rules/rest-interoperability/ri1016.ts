import { methodOf } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const redirectsKeepTheMethod = defineOpenApiRule({
  id: 'RI1016',
  title: 'Prefer redirects that keep or change the method for sure',
  message: 'After {status}, clients may repeat the {method} request as GET or as it was.',
  severity: 'info',
  requirements: ['RFC 9110 section 15.4.2', 'RFC 9110 section 15.4.3'],
  rationale:
    '303 asks for a GET, 307 and 308 for the same request again; after 301 and 302 each client does one or the other.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "        '204':\n          description: The reservation was cancelled.\n",
        "        '302':\n          description: The reservation was cancelled.\n          headers: { Location: { schema: { type: string } } }\n",
      ],
      at: '/paths/~1reservations~1{reservationId}/delete/responses/302',
    },
  ],
  target: 'Operation',
  applies: (operation) => !/^(?:GET|HEAD|OPTIONS)$/.test(methodOf(operation)),
  *check(operation, context) {
    for (const { status, locate } of responsesOf(context, operation)) {
      if (status !== '301' && status !== '302') continue
      yield { at: locate(), data: { status, method: methodOf(operation) } }
    }
  },
})
