import { defineWsdlRule } from '../../rule.ts'
import { messagesOf, mimePartsIn, placeOf } from './mime-messages.ts'

export const mimePartsHaveNoNames = defineWsdlRule({
  id: 'AP2908',
  title: 'Forbid names on mime:part',
  message: 'mime:part in the {place} has the name "{name}".',
  severity: 'error',
  requirements: ['R2908'],
  rationale: 'What such a name means is defined nowhere: a part is known by what it carries.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: [
        '<mime:part><mime:content part="terms"',
        '<mime:part name="terms"><mime:content part="terms"',
      ],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/input/mime:multipartRelated/mime:part[@name='terms']",
    },
  ],
  target: 'UsedBinding',
  applies: (binding) => messagesOf(binding).some((message) => message.multiparts.length > 0),
  *check(binding) {
    for (const message of messagesOf(binding)) {
      for (const { name, location } of mimePartsIn(message)) {
        if (name === undefined) continue
        yield { at: location, data: { place: placeOf(message), name }, fix: 'Remove the name.' }
      }
    }
  },
})
