import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { parametersFor } from './effective-parameters.ts'
import { contentOf } from './content.ts'
import { isPaging } from './paging-parameters.ts'
import { isServed, methodOf } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { effectiveType, schemaOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const listsHavePages = defineOpenApiRule({
  id: 'RI5007',
  title: 'Prefer lists that are answered in pages',
  message: 'The operation answers a list and has no parameter for a page or its size.',
  severity: 'hint',
  requirements: ['RFC 8288 section 3', 'RFC 9110 section 9.3.1'],
  rationale:
    'A list grows with its data until an answer takes too long or too much memory. Pages that come later break the clients that expect everything at once.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: [
        "              schema:\n                $ref: '#/components/schemas/Depot'\n",
        "              schema:\n                type: array\n                items:\n                  $ref: '#/components/schemas/Depot'\n",
      ],
      at: '/paths/~1depots~1{depotId}/get',
    },
  ],
  target: 'Operation',
  applies: (operation) => methodOf(operation) === 'GET' && isServed(operation),
  *check(operation, context) {
    const { model } = context
    const responses = responsesOf(context, operation)
    const success = responses.find(({ status }) => status === '200')?.response
    if (success === undefined || !answersList(model, success, operation)) return
    const { parameters, unknown } = parametersFor(context, operation)
    if (
      unknown.length > 0 ||
      parameters.some(({ name, in: place }) => place === 'query' && isPaging(name))
    )
      return
    yield { at: operation.location }
  },
})

function answersList(model: OpenApiModel, response: OpenApiNode, operation: OpenApiNode): boolean {
  return contentOf(model, response, operation).some(({ schema }) => {
    const node = schemaOf(model, schema)
    return node !== undefined && effectiveType(model, node) === 'array'
  })
}
