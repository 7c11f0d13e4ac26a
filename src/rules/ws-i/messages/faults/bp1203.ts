import { defineMessageRule } from '../../../rule.ts'
import type { XmlElement } from '../../../../contracts/index.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

export const detailHasNoSoapAttributes = defineMessageRule({
  id: 'BP1203',
  aliases: ['WSI1203'],
  title: 'Forbid attributes of SOAP on detail',
  message: 'detail has the attribute {attribute} of SOAP.',
  severity: 'error',
  requirements: ['R1003'],
  rationale: 'SOAP defines its attributes for header blocks; on detail they mean nothing.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<detail>', '<detail o:lang="en">'],
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<detail>', '<detail soap:mustUnderstand="1">'],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'ResponseEnvelope',
  applies: ({ isRequest, envelope }) => {
    const detail = envelope?.faultChild('detail')
    return !isRequest && detail !== undefined && hasQualifiedAttributes(detail)
  },
  *check(message) {
    const detail = message.envelope?.faultChild('detail')
    const attribute = detail?.attributes.find(({ namespace }) => namespace === SOAP_11_ENVELOPE)
    if (attribute === undefined) return
    yield { at: message.placeOf(detail), data: { attribute: attribute.name }, fix: 'Remove it.' }
  },
})

/** Declarations of namespaces count as such, as in the analyzer. */
function hasQualifiedAttributes({ attributes, scope, parent }: XmlElement): boolean {
  return attributes.some(({ namespace }) => namespace !== '') || parent?.scope !== scope
}
