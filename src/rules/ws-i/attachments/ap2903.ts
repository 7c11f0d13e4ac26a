import { defineWsdlRule } from '../../rule.ts'
import { partOfContent } from './content-part.ts'
import { contentsIn, messagesOf, placeOf } from './mime-messages.ts'

export const contentNamesPart = defineWsdlRule({
  id: 'AP2903',
  title: 'Require mime:content to name a part of its message',
  message: 'mime:content in the {place} names the part "{part}", which its message does not have.',
  severity: 'error',
  requirements: ['R2903'],
  rationale: 'What an attachment holds is known only through the part that it carries.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: ['<mime:content part="terms"', '<mime:content part="conditions"'],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/input/mime:multipartRelated/mime:part[3]/mime:content",
    },
  ],
  target: 'UsedBinding',
  applies: (binding) => messagesOf(binding).some((message) => contentsIn(message).length > 0),
  *check(binding) {
    for (const message of messagesOf(binding)) {
      for (const content of contentsIn(message)) {
        // That there should be a part is what AP2946 asks.
        if (content.part === undefined || partOfContent(content, message) !== undefined) continue
        yield {
          at: content.location,
          data: { place: placeOf(message), part: content.part },
          fix: 'Name a part of the message that goes in or out here.',
        }
      }
    }
  },
})
