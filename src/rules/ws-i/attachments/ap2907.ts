import { MIME_BINDING, WSDL_11 } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { messagesOf, multipartsIn, placeOf } from './mime-messages.ts'

export const partsAreMimeParts = defineWsdlRule({
  id: 'AP2907',
  title: 'Require parts of a multipart to be written as mime:part',
  message:
    'The multipart in the {place} holds {name} of namespace "{namespace}" in place of mime:part.',
  severity: 'error',
  requirements: ['R2907'],
  rationale:
    'WSDL 1.1 shows the element in more than one spelling; a part that is written in another one is not seen.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: [
        '<mime:part><mime:content part="terms" type="text/xml"/></mime:part>',
        '<wsdl:part><mime:content part="terms" type="text/xml"/></wsdl:part>',
      ],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/input/mime:multipartRelated/part",
    },
  ],
  target: 'UsedBinding',
  *check(binding) {
    for (const message of messagesOf(binding)) {
      for (const { element } of multipartsIn(message)) {
        for (const { namespace, localName, name, location } of element.children) {
          if (namespace === MIME_BINDING && localName === 'part') continue
          if (namespace === WSDL_11 && localName === 'documentation') continue
          yield {
            at: location,
            data: { place: placeOf(message), name, namespace },
            fix: `Write each part as an element "part" of ${MIME_BINDING}.`,
          }
        }
      }
    }
  },
})
