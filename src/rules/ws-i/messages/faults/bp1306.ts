import { defineMessageRule } from '../../../rule.ts'
import { FAULT_CHILDREN } from './fault-children.ts'

export const faultsHaveTheirChildren = defineMessageRule({
  id: 'BP1306',
  aliases: ['WSI1306'],
  title: 'Forbid other children of soap:Fault than the four of SOAP 1.1',
  message: '<{element}> stands in soap:Fault.',
  severity: 'error',
  requirements: ['R1000'],
  rationale: 'What does not fit into the four belongs into detail, where receivers look for it.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        '<faultstring>Out of stock</faultstring>',
        '<faultstring>Out of stock</faultstring><reason>B2</reason>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'ResponseEnvelope',
  applies: ({ isFault }) => isFault,
  *check(message) {
    for (const child of message.envelope?.soapFault?.children ?? []) {
      if (FAULT_CHILDREN.has(child.localName.toLowerCase())) continue
      const at = message.placeOf(child)
      yield { at, data: { element: child.name }, fix: 'Put it into detail.' }
    }
  },
})
