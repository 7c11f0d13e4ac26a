import { defineWsdlRule } from '../../rule.ts'
import { messagesOf, mimePartsIn, placeOf } from './mime-messages.ts'

export const alternativesCarryOnePart = defineWsdlRule({
  id: 'AP2909',
  title: 'Require alternatives within a mime:part to carry the same part',
  message:
    'mime:content carries "{part}" in the {place}, while the alternatives beside it carry "{other}".',
  severity: 'error',
  requirements: ['R2909'],
  rationale:
    'Several contents in one mime:part are types to choose from for one attachment, not several attachments.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: [
        '<mime:content part="drawing" type="image/jpeg"/>',
        '<mime:content part="terms" type="text/xml"/>',
      ],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/input/mime:multipartRelated/mime:part[2]/mime:content[2]",
    },
  ],
  target: 'UsedBinding',
  applies: (binding) =>
    messagesOf(binding).some((message) =>
      mimePartsIn(message).some(({ contents }) => contents.length > 1),
    ),
  *check(binding) {
    for (const message of messagesOf(binding)) {
      for (const { contents } of mimePartsIn(message)) {
        const [first, ...others] = contents
        for (const { part = '', location } of others) {
          const other = first?.part ?? ''
          if (part === other) continue
          yield {
            at: location,
            data: { place: placeOf(message), part, other },
            fix: 'Give each attachment a mime:part of its own.',
          }
        }
      }
    }
  },
})
