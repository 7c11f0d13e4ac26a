import { defineWsdlRule } from '../../rule.ts'
import { headersOfPart, messagesOf, multipartsIn, placeOf } from './mime-messages.ts'

export const headersStandInRootPart = defineWsdlRule({
  id: 'AP2906',
  title: 'Require soap:header to stand in the first part of a multipart',
  message: 'soap:header stands in a later part of the multipart in the {place} than the first.',
  severity: 'error',
  requirements: ['R2906'],
  rationale: 'The first part holds the envelope, and headers are nowhere but in the envelope.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: [
        '<mime:part><mime:content part="terms"',
        '<mime:part><soap:header message="tns:sessionHeader" part="session" use="literal"/><mime:content part="terms"',
      ],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/input/mime:multipartRelated/mime:part[3]/soap:header",
    },
  ],
  target: 'UsedBinding',
  applies: (binding) => messagesOf(binding).some((message) => message.multiparts.length > 0),
  *check(binding) {
    for (const message of messagesOf(binding)) {
      for (const { parts } of multipartsIn(message)) {
        for (const { location } of parts.slice(1).flatMap(headersOfPart)) {
          yield {
            at: location,
            data: { place: placeOf(message) },
            fix: 'Move the header into the first part.',
          }
        }
      }
    }
  },
})
