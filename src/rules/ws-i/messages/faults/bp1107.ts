import { defineMessageRule } from '../../../rule.ts'

export const detailIsDescribed = defineMessageRule({
  id: 'BP1107',
  aliases: ['WSI1107'],
  title: 'Prefer details that the description declares',
  message: '<{element}> in detail is none of the faults that operation "{operation}" declares.',
  severity: 'warning',
  requirements: ['R2740'],
  rationale:
    'Clients are generated from the description, and have no type for a detail that it does not know.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:orderRefused>B2</o:orderRefused>', '<o:soldOut>B2</o:soldOut>'],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:messageContent',
    },
  ],
  needsDescription: true,
  target: 'ResponseEnvelope',
  applies: ({ operation, envelope }) =>
    operation !== undefined && envelope?.faultChild('detail') !== undefined,
  *check(message) {
    const { operation, envelope } = message
    const declared = operation?.faultElements ?? []
    for (const child of envelope?.faultChild('detail')?.children ?? []) {
      const isDeclared = declared.some(
        ({ namespace, localName }) => namespace !== undefined && child.is(namespace, localName),
      )
      if (isDeclared) continue
      const data = { element: child.name, operation: operation?.name ?? '' }
      yield {
        at: message.placeOf(child),
        data,
        fix: 'Send an element of a declared fault, or declare this one as a fault of the operation.',
      }
    }
  },
})
