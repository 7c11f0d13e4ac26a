import { headerFieldsOf } from './header-fields.ts'
import { usesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const waitingTimesAreTold = defineOpenApiRule({
  id: 'RI5001',
  title: 'Prefer Retry-After where a client shall wait',
  message: 'The response {status} does not describe the header field Retry-After.',
  severity: 'hint',
  requirements: ['RFC 6585 section 4', 'RFC 9110 section 10.2.3', 'RFC 9110 section 15.6.4'],
  rationale:
    'Clients that do not know how long to wait try again at once, which makes an overload worse.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['        Retry-After:\n', '        RateLimit:\n'],
      at: '/components/responses/TooManyRequests',
    },
  ],
  target: 'Response',
  *check(response, context) {
    const uses = usesOf(context, response)
    const use = uses.find(({ status }) => status === '429' || status === '503')
    if (use === undefined || headerFieldsOf(context, response).has('retry-after')) return
    yield { at: response.location, data: { status: use.status } }
  },
})
