import { defineMessageRule } from '../../../rule.ts'

export const detailsWithElements = defineMessageRule({
  id: 'BP4102',
  aliases: ['WSI4102'],
  title: 'Report faults with elements in detail',
  message: 'The fault has <{element}> in detail.',
  severity: 'info',
  requirements: ['E0005'],
  rationale: 'What stands in detail must be agreed upon.',
  examples: [
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:orderRefused>B2</o:orderRefused>', '<o:orderRefused>B3</o:orderRefused>'],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:messageContent',
    },
  ],
  informational: true,
  target: 'AnyEnvelope',
  *check(message) {
    const [first] = message.envelope?.faultChild('detail')?.children ?? []
    if (first !== undefined) yield { at: message.placeOf(first), data: { element: first.name } }
  },
})
