import { MIME_BINDING, SOAP_11_BINDING, type XmlElement } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { messagesOf, placeOf } from './mime-messages.ts'

const ALLOWED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [SOAP_11_BINDING, new Set(['body', 'header'])],
  [MIME_BINDING, new Set(['content', 'mimeXml', 'multipartRelated'])],
])

export const contentIsSoapOrMime = defineWsdlRule({
  id: 'AP2901',
  title: 'Require inputs and outputs to hold elements of the SOAP and MIME bindings alone',
  message: 'The {place} holds {name}, which is of neither the SOAP nor the MIME binding.',
  severity: 'error',
  requirements: ['R2901'],
  rationale:
    'These two bindings are what both sides of an exchange with attachments are known to understand.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: [
        '<wsdl:output>\n        <mime:multipartRelated>',
        '<wsdl:output><x:zip xmlns:x="urn:zip"/>\n        <mime:multipartRelated>',
      ],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/output/x:zip",
    },
  ],
  target: 'UsedBinding',
  *check(binding) {
    for (const message of messagesOf(binding)) {
      for (const { name, location } of message.extensions.filter(isForeign)) {
        yield {
          at: location,
          data: { place: placeOf(message), name },
          fix: 'Remove it, or move it to a binding of its own.',
        }
      }
    }
  },
})

function isForeign({ namespace, localName }: XmlElement): boolean {
  return ALLOWED.get(namespace)?.has(localName) !== true
}
