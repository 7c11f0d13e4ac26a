import { defineMessageRule } from '../../../rule.ts'
import { FAULT_CHILDREN } from './fault-children.ts'

export const faultChildrenAreUnqualified = defineMessageRule({
  id: 'BP1316',
  aliases: ['WSI1316'],
  title: 'Require children of soap:Fault without namespace',
  message: '<{element}> in soap:Fault has the namespace {namespace}.',
  severity: 'error',
  requirements: ['R1001'],
  rationale:
    'They are in no namespace by the schema of SOAP 1.1, and receivers look for them there.',
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
        '<soap:faultstring>Out of stock</soap:faultstring>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'ResponseEnvelope',
  applies: ({ isFault }) => isFault,
  *check(message) {
    for (const child of message.envelope?.soapFault?.children ?? []) {
      const { localName, name: element, namespace } = child
      if (!FAULT_CHILDREN.has(localName) || namespace === '') continue
      yield { at: message.placeOf(child), data: { element, namespace }, fix: 'Remove the prefix.' }
    }
  },
})
