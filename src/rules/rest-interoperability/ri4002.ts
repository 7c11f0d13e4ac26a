import { stringMember } from '../../contracts/index.ts'
import { generatedName } from './generated-name.ts'
import { defineOpenApiRule } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

export const operationIdsStayDistinct = defineOpenApiRule({
  id: 'RI4002',
  title: 'Require operationIds that differ by more than case and separators',
  message: 'The operationId "{operationId}" becomes the same name as "{other}".',
  severity: 'warning',
  requirements: ['OpenAPI Operation Object'],
  rationale:
    'Generators turn operationIds into the spelling of their language. Two that differ by case or hyphens alone become one method, and one operation is lost.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['operationId: getReservation', 'operationId: cancel-reservation'],
      at: '/paths/~1reservations~1{reservationId}/delete/operationId',
    },
  ],
  target: 'Description',
  *check(_, context) {
    const first = new Map<string, string>()
    for (const node of nodesOf(context, 'Operation')) {
      const operationId = stringMember(node.value, 'operationId')
      const name = operationId === undefined ? undefined : generatedName(operationId)
      if (operationId === undefined || name === undefined) continue
      const other = first.get(name)
      if (other === undefined) first.set(name, operationId)
      // That equal ones are forbidden is said by openapi-operation-id-unique.
      else if (other !== operationId)
        yield { at: node.at('operationId'), data: { operationId, other } }
    }
  },
})
