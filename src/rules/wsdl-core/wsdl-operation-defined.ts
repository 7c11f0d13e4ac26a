import { findPortType } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'

export const boundOperationExists = defineWsdlRule({
  id: 'wsdl-operation-defined',
  title: 'Require operations of a binding to exist in its portType',
  message:
    'Binding "{binding}" binds operation "{operation}", which portType "{portType}" does not have.',
  severity: 'error',
  requirements: ['WSDL 1.1, section 2.5'],
  rationale:
    'A binding says how an operation is sent; an operation that nobody promised has no messages to send.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:operation name="cancelOrder">\n      <soap',
        '<wsdl:operation name="revokeOrder">\n      <soap',
      ],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='revokeOrder']",
    },
  ],
  target: 'BindingOperation',
  *check(operation) {
    const { name, parent } = operation
    const portType = parent.type && findPortType(parent.definitions, parent.type)
    if (portType === undefined || name === undefined) return
    if (portType.operationsByName.has(name)) return
    yield {
      at: operation.location,
      data: { binding: parent.name ?? '', operation: name, portType: portType.name ?? '' },
      fix: 'Correct the name, or add the operation to the portType.',
    }
  },
})
