import { defineMessageRule } from '../../../rule.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'
import { hasEncodingStyle } from './encoding-style.ts'

export const noEncodingStyleInSoap = defineMessageRule({
  id: 'BP1307',
  aliases: ['WSI1307'],
  title: 'Forbid encodingStyle on elements of SOAP',
  message: '<{element}> of SOAP has the attribute encodingStyle.',
  severity: 'error',
  requirements: ['R1005'],
  rationale:
    'The profile knows literal messages alone, and an encoding style for the envelope would cover all of it.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        '<soap:Body><o:cancelOrder>',
        '<soap:Body soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><o:cancelOrder>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.document !== undefined,
  *check(message) {
    for (const element of message.envelope?.elements() ?? []) {
      if (element.namespace !== SOAP_11_ENVELOPE || !hasEncodingStyle(element)) continue
      yield { at: message.placeOf(element), data: { element: element.name }, fix: 'Remove it.' }
    }
  },
})
