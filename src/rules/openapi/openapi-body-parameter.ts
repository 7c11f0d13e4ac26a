import { defineOpenApiRule } from '../rule.ts'
import { parameterLists } from './parameters.ts'

export const openapiBodyParameter = defineOpenApiRule({
  id: 'openapi-body-parameter',
  title: 'Limit a request of OpenAPI 2.0 to one body',
  message: '{problem}.',
  severity: 'error',
  requirements: ['OpenAPI 2.0 Operation Object', 'OpenAPI 2.0 Parameter Object'],
  rationale: 'A request carries one payload: either one body, or the fields of a form.',
  examples: [
    { contract: 'parcels-2.0.json' },
    {
      contract: 'parcels-2.0.json',
      edit: ['"in": "query"', '"in": "formData"'],
      at: '/paths/~1parcels/post',
    },
  ],
  target: 'Operation',
  applies: (_, { model }) => model.version === '2.0',
  *check(operation, context) {
    const owners = operation.parent === undefined ? [] : [operation.parent]
    const { parameters, unknown } = context.once(parameterLists).effective(owners, operation)
    const bodies = parameters.filter((parameter) => parameter.in === 'body')
    const fields = parameters.filter((parameter) => parameter.in === 'formData')
    const at = operation.location
    if (bodies.length > 1) {
      yield { at, data: { problem: `The operation has ${bodies.length} body parameters` } }
    }
    if (bodies.length > 0 && fields.length > 0) {
      yield { at, data: { problem: 'The operation has both a body and form parameters' } }
    }
    for (const uri of unknown) yield { unjudged: `"${uri}" leads nowhere` }
  },
})
