import { contentOf } from './content.ts'
import { essenceOf } from './media-type.ts'
import { isError, usesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const errorsAreProblemDetails = defineOpenApiRule({
  id: 'RI2005',
  title: 'Prefer problem details for errors in JSON',
  message:
    'The error response {status} has a JSON form of its own instead of "application/problem+json".',
  severity: 'hint',
  requirements: ['RFC 9457 section 3'],
  rationale:
    'Clients of many services can log, show and act on errors of all of them with one piece of code when they have one form.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '    TooManyRequests:\n      description: The client has asked too often.\n      headers:\n        Retry-After:\n          description: Seconds to wait.\n          schema:\n            type: integer\n            format: int32\n      content:\n        application/problem+json:\n',
        '    TooManyRequests:\n      description: The client has asked too often.\n      headers:\n        Retry-After:\n          description: Seconds to wait.\n          schema:\n            type: integer\n            format: int32\n      content:\n        application/json:\n',
      ],
      at: '/components/responses/TooManyRequests',
    },
  ],
  target: 'Response',
  *check(response, context) {
    const use = usesOf(context, response).find(({ status }) => isError(status))
    if (use === undefined) return
    const forms = contentOf(context.model, response, use.operation)
    const essences = forms.map(({ mediaType }) => essenceOf(mediaType))
    const hasOwnForm = essences.some((essence) => essence === 'application/json')
    if (!hasOwnForm || essences.includes('application/problem+json')) return
    yield { at: response.location, data: { status: use.status } }
  },
})
