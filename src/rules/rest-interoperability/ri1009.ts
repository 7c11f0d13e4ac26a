import { defineOpenApiRule } from '../rule.ts'
import { headerFieldsOf } from './header-fields.ts'
import { usesOf } from './response-uses.ts'

/** Header fields that a response with the status code has to have, by RFC 9110. */
const DEMANDED: Readonly<Record<string, string>> = {
  '401': 'WWW-Authenticate',
  '405': 'Allow',
  '407': 'Proxy-Authenticate',
  '426': 'Upgrade',
}

export const demandedHeaderFields = defineOpenApiRule({
  id: 'RI1009',
  title: 'Require the header fields that a status code demands',
  message: 'The response {status} does not describe the header field {field}, which it must have.',
  severity: 'info',
  requirements: [
    'RFC 9110 section 15.5.2',
    'RFC 9110 section 15.5.6',
    'RFC 9110 section 15.5.8',
    'RFC 9110 section 15.5.22',
  ],
  rationale:
    'The field tells the client what to do next: how to identify itself, which methods work. It has to be sent, and what is not described is often not sent either.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['            Allow:\n', '            Allowed:\n'],
      at: '/paths/~1berths~1{berthNumber}/patch/responses/405',
    },
  ],
  target: 'Response',
  *check(response, context) {
    const uses = usesOf(context, response)
    const statuses = new Set(uses.map(({ status }) => status))
    for (const status of statuses) {
      const field = Object.hasOwn(DEMANDED, status) ? DEMANDED[status] : undefined
      if (field === undefined) continue
      if (headerFieldsOf(context, response).has(field.toLowerCase())) continue
      yield { at: response.location, data: { status, field } }
    }
  },
})
