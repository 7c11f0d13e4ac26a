import { stringMember } from '../../contracts/index.ts'
import type { OpenApiModel } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { HOLDERS_OF_OPERATIONS, unavailableParts } from './unavailable-parts.ts'

export const openapiLinkOperation = defineOpenApiRule({
  id: 'openapi-link-operation',
  title: 'Require links to operations that exist',
  message: 'The link names the operation "{operationId}", and no operation has that operationId.',
  severity: 'error',
  requirements: ['OpenAPI Link Object'],
  rationale:
    'A link tells a client what to call next; to an operation that is not there, it cannot.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ['              operationId: getParcel\n', '              operationId: readParcel\n'],
      at: '/paths/~1parcels/post/responses/201/links/booked/operationId',
    },
  ],
  target: 'Link',
  *check(link, context) {
    const operationId = stringMember(link.value, 'operationId')
    const { known, unavailable } = context.once(operationIds)
    if (operationId === undefined || known.has(operationId)) return
    const [reason] = unavailable
    if (reason === undefined) yield { at: link.at('operationId'), data: { operationId } }
    else yield { unjudged: reason }
  },
})

function operationIds(model: OpenApiModel) {
  const ids = model.nodes.flatMap((node) =>
    node.kind === 'Operation' ? (stringMember(node.value, 'operationId') ?? []) : [],
  )
  return { known: new Set(ids), unavailable: unavailableParts(model, HOLDERS_OF_OPERATIONS) }
}
