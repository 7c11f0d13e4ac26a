import type { Binding, BindingOperation } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { ADDRESSING_METADATA } from '../policies/policy-namespaces.ts'
import { abstractOperationOf } from '../soap-elements.ts'

export const actionsAgree = defineWsdlRule({
  id: 'WSA-ACTION',
  aliases: ['BP12-WSA-ACTION', 'BP20-WSA-ACTION'],
  title: 'Require wsam:Action and a soapAction that is given to be the same',
  message:
    'Operation "{operation}" has the soapAction "{soapAction}" and the wsam:Action "{action}".',
  severity: 'error',
  requirements: ['WS-Addressing 1.0 Metadata, section 4.4.1'],
  rationale:
    'Both say what the request is for; with two answers one receiver takes it and another refuses it.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['soapAction="http://example.com/orders/place"', 'soapAction="urn:place"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/soap:operation",
    },
  ],
  target: 'UsedBinding',
  applies: (binding) => pairsIn(binding).length > 0,
  *check(binding) {
    for (const { operation, soapAction, action } of pairsIn(binding)) {
      if (soapAction === action) continue
      yield {
        at: (operation.soap ?? operation).location,
        data: { operation: operation.name ?? '', soapAction, action },
        fix: 'Set soapAction to the action, or to nothing.',
      }
    }
  },
})

interface ActionPair {
  readonly operation: BindingOperation
  readonly soapAction: string
  readonly action: string
}

function pairsIn({ operations }: Binding): readonly ActionPair[] {
  return operations.flatMap((operation) => {
    const soapAction = operation.soap?.soapAction ?? ''
    const action = abstractOperationOf(operation)?.input?.element.attribute(
      'Action',
      ADDRESSING_METADATA,
    )
    return soapAction === '' || action === undefined ? [] : [{ operation, soapAction, action }]
  })
}
