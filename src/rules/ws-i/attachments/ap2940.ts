import type { BindingMessage, MimePart, Part } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { messageNamed } from '../soap-elements.ts'
import {
  abstractMessageOf,
  bodiesOfPart,
  headersOfPart,
  messagesOf,
  placeOf,
} from './mime-messages.ts'
import { partsWithSwaRef } from './swa-ref.ts'

export const swaRefsTravelInEnvelope = defineWsdlRule({
  id: 'AP2940',
  title: 'Prefer parts with references to attachments to be bound to the envelope of a multipart',
  message:
    'Part "{part}" refers to attachments by swaRef, and the {place} does not bind it in the first part of a multipart.',
  severity: 'warning',
  requirements: ['R2940'],
  rationale:
    'A reference from the envelope leads somewhere only where attachments go along with it.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: [
        '<mime:multipartRelated>\n          <mime:part><soap:body use="literal"/></mime:part>\n        </mime:multipartRelated>',
        '<soap:body use="literal"/>',
      ],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/output",
    },
  ],
  target: 'UsedBinding',
  applies: (binding, context) => {
    const hasSwaRef = context.once(partsWithSwaRef)
    return messagesOf(binding).some((message) => partsOf(message).some(hasSwaRef))
  },
  *check(binding, context) {
    const hasSwaRef = context.once(partsWithSwaRef)
    for (const message of messagesOf(binding)) {
      const roots = message.multiparts.flatMap(({ parts }) => parts.slice(0, 1))
      for (const part of partsOf(message).filter(hasSwaRef)) {
        if (roots.some((root) => isBoundIn(root, part))) continue
        yield {
          at: message.location,
          data: { part: part.name ?? '', place: placeOf(message) },
          related: [part.location],
          fix: 'Bind the part to soap:body or soap:header in the first mime:part.',
        }
      }
    }
  },
})

function partsOf(message: BindingMessage): readonly Part[] {
  return abstractMessageOf(message)?.parts ?? []
}

function isBoundIn(root: MimePart, part: Part): boolean {
  const { name = '', parent } = part
  return (
    bodiesOfPart(root).some(({ parts }) => parts?.includes(name) !== false) ||
    headersOfPart(root).some((header) => header.part === name && messageNamed(header) === parent)
  )
}
