import { objectMember, stringMember, type Location } from '../../../contracts/index.ts'
import { defineFormatRule } from '../../rule.ts'
import { entriesOf, isVersion2 } from './entries.ts'

export const asyncapiOperationIdUnique = defineFormatRule({
  id: 'asyncapi-operation-id-unique',
  title: 'Require operation ids to be unique',
  message: 'There is more than one operation with the id "{id}".',
  severity: 'error',
  requirements: ['AsyncAPI 2.6, "Operation Object"'],
  rationale: 'Generated methods are named after it, and tools find operations by it.',
  examples: [
    { contract: 'orders-events-2.yaml' },
    {
      contract: 'orders-events-2.yaml',
      edit: ['operationId: placeOrder', 'operationId: orderPlaced'],
      at: '/channels/orders~1{id}~1placed/publish/operationId',
    },
  ],
  target: 'AsyncApi',
  applies: ({ document }) => isVersion2(document),
  *check(model) {
    const first = new Map<string, Location>()
    for (const { document, value, pointer } of entriesOf(model, 'channels')) {
      for (const action of ['subscribe', 'publish']) {
        const id = stringMember(objectMember(value, action), 'operationId')
        if (id === undefined) continue
        const at = document.locate(`${pointer}/${action}/operationId`)
        const known = first.get(id)
        if (known === undefined) first.set(id, at)
        else yield { at, data: { id }, related: [known] }
      }
    }
  },
})
