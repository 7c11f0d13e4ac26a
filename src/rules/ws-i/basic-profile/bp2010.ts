import { defineWsdlRule } from '../../rule.ts'

export const distinctOperationNames = defineWsdlRule({
  id: 'BP2010',
  aliases: ['WSI2010'],
  title: 'Forbid overloaded operations in a portType',
  message: 'portType "{portType}" has more than one operation named "{operation}".',
  severity: 'error',
  requirements: ['R2304'],
  rationale:
    'Bindings refer to operations by name alone, and many languages cannot tell two methods of one name apart.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:operation name="cancelOrder">\n      <wsdl:input message',
        '<wsdl:operation name="placeOrder">\n      <wsdl:input message',
      ],
      at: "/definitions/portType[@name='Orders']/operation[@name='placeOrder'][2]",
    },
  ],
  target: 'UsedPortType',
  *check({ name, operations, operationsByName }) {
    for (const operation of operations) {
      const first = operationsByName.get(operation.name ?? '')
      if (first === undefined || first === operation) continue
      yield {
        at: operation.location,
        data: { portType: name ?? '', operation: operation.name ?? '' },
        related: [first.location],
        fix: 'Give each operation of the portType a name of its own.',
      }
    }
  },
})
