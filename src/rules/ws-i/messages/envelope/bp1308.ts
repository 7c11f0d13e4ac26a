import { defineMessageRule } from '../../../rule.ts'
import { hasEncodingStyle } from './encoding-style.ts'

export const noEncodingStyleInBody = defineMessageRule({
  id: 'BP1308',
  aliases: ['WSI1308'],
  title: 'Forbid encodingStyle on the children of soap:Body',
  message: '<{element}> in soap:Body has the attribute encodingStyle.',
  severity: 'error',
  requirements: ['R1006'],
  rationale:
    'The content of a literal message is what its schema says, without an encoding on top.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:cancelOrder>', '<o:cancelOrder soap:encodingStyle="">'],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.document !== undefined,
  *check(message) {
    for (const child of message.envelope?.bodyChildren ?? []) {
      if (!hasEncodingStyle(child)) continue
      yield { at: message.placeOf(child), data: { element: child.name }, fix: 'Remove it.' }
    }
  },
})
