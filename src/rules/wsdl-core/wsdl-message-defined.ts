import { findMessage } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'
import { whyComponentIsUnknown } from './unknown-namespaces.ts'

export const exchangedMessageExists = defineWsdlRule({
  id: 'wsdl-message-defined',
  title: 'Require operations to name messages that exist',
  message:
    'The {role} of operation "{operation}" names the message "{message}", which is not defined.',
  severity: 'error',
  requirements: ['WSDL 1.1, section 2.1.2'],
  rationale: 'Nobody can send or read a message that is described nowhere.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:output message="tns:placeOrderResponse"/>',
        '<wsdl:output message="tns:placeOrderReply"/>',
      ],
      at: "/definitions/portType[@name='Orders']/operation[@name='placeOrder']/output",
    },
  ],
  target: 'OperationMessage',
  *check(exchanged, context) {
    const { role, message, parent, definitions } = exchanged
    if (message?.namespace === undefined) return
    if (findMessage(definitions, message) !== undefined) return
    const unknown = whyComponentIsUnknown(context.model, message)
    if (unknown !== undefined) yield { unjudged: unknown }
    else {
      yield {
        at: exchanged.location,
        data: { role, operation: parent.name ?? '', message: message.localName },
        fix: 'Define the message, correct its name, or import the description that has it.',
      }
    }
  },
})
