import { defineMessageRule } from '../../../rule.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

export const noSoapAttributesOnEnvelope = defineMessageRule({
  id: 'BP1032',
  title: 'Forbid attributes of SOAP on Envelope, Header and Body',
  message: '{element} has the attribute {attribute} of SOAP.',
  severity: 'error',
  requirements: ['R1032'],
  rationale:
    'SOAP defines its attributes for header blocks; on the envelope itself every receiver reads them in another way.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<soap:Body><o:cancelOrder>', '<soap:Body soap:mustUnderstand="1"><o:cancelOrder>'],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.root?.localName === 'Envelope',
  *check(message) {
    const { root, header, body } = message.envelope ?? {}
    for (const element of [root, header, body]) {
      const attribute = element?.attributes.find(({ namespace }) => namespace === SOAP_11_ENVELOPE)
      if (element === undefined || attribute === undefined) continue
      yield {
        at: message.placeOf(element),
        data: { element: `soap:${element.localName}`, attribute: attribute.name },
        fix: 'Remove the attribute.',
      }
    }
  },
})
