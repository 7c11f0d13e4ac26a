import { defineOpenApiRule } from '../rule.ts'
import { headerFieldsOf } from './header-fields.ts'
import { usesOf } from './response-uses.ts'

export const redirectsSayWhere = defineOpenApiRule({
  id: 'RI1010',
  title: 'Require Location in redirects',
  message: 'The response {status} redirects and does not describe the header field Location.',
  severity: 'info',
  requirements: ['RFC 9110 section 15.4', 'RFC 9110 section 10.2.2'],
  rationale: 'Without the new address no client can follow the redirect by itself.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '            Location:\n              description: Where the plan is.\n',
        '            Content-Location:\n              description: Where the plan is.\n',
      ],
      at: '/paths/~1harbour-plan/get/responses/302',
    },
  ],
  target: 'Response',
  *check(response, context) {
    const uses = usesOf(context, response)
    const use = uses.find(({ status }) => /^30[12378]$/.test(status))
    if (use === undefined || headerFieldsOf(context, response).has('location')) return
    yield { at: response.location, data: { status: use.status } }
  },
})
