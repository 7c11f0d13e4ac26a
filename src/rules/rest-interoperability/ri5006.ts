import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { headerFieldsOf } from './header-fields.ts'
import { headerParametersOf } from './effective-parameters.ts'
import { methodOf } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { operationsOf } from '../openapi/path-operations.ts'
import { defineOpenApiRule } from '../rule.ts'
import type { RuleContext } from '../rule.ts'

export const writesAreGuarded = defineOpenApiRule({
  id: 'RI5006',
  title: 'Prefer If-Match where a resource has an ETag',
  message: 'GET answers an ETag, and {method} does not take If-Match.',
  severity: 'hint',
  requirements: ['RFC 9110 section 8.8.3', 'RFC 9110 section 13.1.1'],
  rationale:
    'Of two clients that read, change and write the same resource the second overwrites what the first did, and neither is told.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "      description: Writes the fields that are sent, if nobody else has changed the berth.\n      tags: [berths]\n      parameters:\n        - $ref: '#/components/parameters/IfMatch'\n",
        '      description: Writes the fields that are sent, if nobody else has changed the berth.\n      tags: [berths]\n',
      ],
      at: '/paths/~1berths~1{berthNumber}/patch',
    },
  ],
  target: 'PathItem',
  applies: ({ parent }) => parent?.kind !== 'Callback',
  *check(pathItem, context) {
    const { model } = context
    const operations = operationsOf(model, [pathItem])
    const read = operations.find((operation) => methodOf(operation) === 'GET')
    if (read === undefined || !answersEntityTag(context, read)) return
    for (const operation of operations) {
      const method = methodOf(operation)
      if (method !== 'PUT' && method !== 'PATCH') continue
      if (headerParametersOf(context, operation).has('if-match')) continue
      yield { at: operation.location, data: { method } }
    }
  },
})

function answersEntityTag(context: RuleContext<OpenApiModel>, operation: OpenApiNode): boolean {
  return responsesOf(context, operation).some(
    ({ status, response }) =>
      status.startsWith('2') &&
      response !== undefined &&
      headerFieldsOf(context, response).has('etag'),
  )
}
