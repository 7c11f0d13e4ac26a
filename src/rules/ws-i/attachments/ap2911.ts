import { defineWsdlRule } from '../../rule.ts'
import { bodiesOfPart, messagesOf, mimePartsIn, placeOf } from './mime-messages.ts'

export const multipartHasOneBody = defineWsdlRule({
  id: 'AP2911',
  title: 'Require exactly one soap:body in the parts of a multipart',
  message: 'The multipart in the {place} has {count} soap:body elements instead of one.',
  severity: 'error',
  requirements: ['R2911'],
  rationale: 'A message with attachments is one envelope and what it refers to.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: ['<mime:part><soap:body use="literal"/></mime:part>', ''],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/output/mime:multipartRelated",
    },
    {
      contract: 'orders-attachments.wsdl',
      edit: [
        '<mime:part><soap:body use="literal"/></mime:part>',
        '<mime:part><soap:body use="literal"/><soap:body use="literal"/></mime:part>',
      ],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/output/mime:multipartRelated",
    },
  ],
  target: 'UsedBinding',
  applies: (binding) => messagesOf(binding).some((message) => message.multiparts.length > 0),
  *check(binding) {
    for (const message of messagesOf(binding)) {
      const [multipart] = message.multiparts
      if (multipart === undefined) continue
      const count = mimePartsIn(message).flatMap(bodiesOfPart).length
      if (count === 1) continue
      yield {
        at: multipart.location,
        data: { place: placeOf(message), count },
        fix: 'Let the first mime:part hold the one soap:body.',
      }
    }
  },
})
