import { defineWsdlRule } from '../../rule.ts'
import { contentsOfNoPart, hasContents } from './content-part.ts'

/** Asked in the same way as AP2903, as the reference analyzer does: what is no part may be something inside one. */
export const contentIsWholePart = defineWsdlRule({
  id: 'AP2904',
  title: 'Forbid mime:content that stands for less than a whole part',
  message:
    'mime:content in the {place} stands for "{part}", which is not a whole part of its message.',
  severity: 'error',
  requirements: ['R2904'],
  rationale: 'There is no agreed way to take something out of a part and send it by itself.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: ['<mime:content part="terms"', '<mime:content part="order/terms"'],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/input/mime:multipartRelated/mime:part[3]/mime:content",
    },
  ],
  target: 'UsedBinding',
  applies: hasContents,
  *check(binding) {
    for (const content of contentsOfNoPart(binding))
      yield { ...content, fix: 'Make it a part of the message, and name that part.' }
  },
})
