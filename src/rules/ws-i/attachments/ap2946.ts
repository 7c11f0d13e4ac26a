import { defineWsdlRule } from '../../rule.ts'
import { contentsIn, messagesOf, placeOf } from './mime-messages.ts'

export const contentHasPart = defineWsdlRule({
  id: 'AP2946',
  title: 'Require the attribute part on mime:content',
  message: 'mime:content in the {place} has no attribute part.',
  severity: 'error',
  requirements: ['R2946'],
  rationale:
    'WSDL 1.1 lets it be left out where a message has one part; readers do not agree on that.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: ['<mime:content part="terms" ', '<mime:content '],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/input/mime:multipartRelated/mime:part[3]/mime:content",
    },
  ],
  target: 'UsedBinding',
  applies: (binding) => messagesOf(binding).some((message) => contentsIn(message).length > 0),
  *check(binding) {
    for (const message of messagesOf(binding)) {
      for (const { part, location } of contentsIn(message)) {
        if (part !== undefined) continue
        yield {
          at: location,
          data: { place: placeOf(message) },
          fix: 'Name the part of the message that is attached.',
        }
      }
    }
  },
})
