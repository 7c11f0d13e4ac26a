import { defineMessageRule } from '../../../rule.ts'
import type { XmlElement } from '../../../../contracts/index.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

export const faultcodesAreStandard = defineMessageRule({
  id: 'BP1302',
  aliases: ['WSI1302'],
  title: 'Prefer the fault codes of SOAP 1.1',
  message: 'The fault code {code} is none of VersionMismatch, MustUnderstand, Client and Server.',
  severity: 'warning',
  requirements: ['R1004'],
  rationale: 'Clients tell by these whose fault it is, and whether to try again.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['soap:Client</faultcode>', 'soap:Stock</faultcode>'],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'ResponseEnvelope',
  applies: ({ envelope }) => envelope?.faultChild('faultcode') !== undefined,
  *check(message) {
    const faultcode = message.envelope?.faultChild('faultcode')
    if (faultcode === undefined || isStandard(faultcode)) return
    yield {
      at: message.placeOf(faultcode),
      data: { code: faultcode.text.trim() },
      fix: 'Send one of the four, and tell the rest in detail.',
    }
  },
})

const CODES = ['VersionMismatch', 'MustUnderstand', 'Client', 'Server']

/** A code in another namespace is somebody's own, and one without prefix may be refined by a dot. */
function isStandard(faultcode: XmlElement): boolean {
  const { namespace, localName, prefix } = faultcode.resolveQName(faultcode.text)
  if (prefix !== '') return namespace !== SOAP_11_ENVELOPE || CODES.includes(localName)
  return CODES.some((code) => localName === code || localName.startsWith(`${code}.`))
}
