import { defineWsdlRule } from '../../rule.ts'
import { contentsOfNoPart, hasContents } from './content-part.ts'

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
  applies: hasContents,
  *check(binding) {
    for (const content of contentsOfNoPart(binding))
      yield { ...content, fix: 'Name a part of the message that goes in or out here.' }
  },
})
