import { stringMember } from '../../contracts/index.ts'
import type { OpenApiNode } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { HOLDERS_OF_OPERATIONS, unavailableParts } from './unavailable-parts.ts'

export const openapiOperationIdUnique = defineOpenApiRule({
  id: 'openapi-operation-id-unique',
  title: 'Require a different operationId for each operation',
  message: 'Another operation already has the operationId "{operationId}".',
  severity: 'error',
  requirements: ['OpenAPI Operation Object'],
  rationale:
    'Generators make a method of each operationId, and links refer to operations by it. Two equal ones overwrite each other.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ['operationId: cancelParcel', 'operationId: bookParcel'],
      at: '/paths/~1parcels~1{parcelId}/delete/operationId',
    },
  ],
  target: 'Description',
  *check(description) {
    const first = new Map<string, OpenApiNode>()
    for (const node of description.nodes) {
      const operationId =
        node.kind === 'Operation' ? stringMember(node.value, 'operationId') : undefined
      if (operationId === undefined) continue
      const known = first.get(operationId)
      if (known === undefined) {
        first.set(operationId, node)
      } else {
        const related = [known.at('operationId')]
        yield { at: node.at('operationId'), data: { operationId }, related }
      }
    }
    for (const reason of unavailableParts(description, HOLDERS_OF_OPERATIONS)) {
      yield { unjudged: reason }
    }
  },
})
