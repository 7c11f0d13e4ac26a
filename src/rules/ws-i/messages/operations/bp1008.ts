import { defineMessageRule } from '../../../rule.ts'
import { wrongNamespaces } from './wrong-namespaces.ts'

export const accessorsAreUnqualified = defineMessageRule({
  id: 'BP1008',
  aliases: ['WSI1008'],
  title: 'Require part accessors without namespace, with content as their schema says',
  message: '<{element}> {problem}.',
  severity: 'error',
  requirements: ['R2735', 'R2737'],
  rationale:
    'Names in an rpc message are found by these namespaces alone, so that one wrong namespace loses a value.',
  examples: [
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
    },
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
      edit: ['<article>A1</article>', '<p:article>A1</p:article>'],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContent',
    },
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
      edit: [
        '<pieces>9</pieces>',
        '<o:pieces xmlns:o="http://example.com/orders/types">9</o:pieces>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  needsDescription: true,
  target: 'AnyEnvelope',
  applies: ({ operation, content, isFault, direction }) =>
    operation?.style === 'rpc' &&
    operation.isLiteral(direction) &&
    content !== undefined &&
    !isFault,
  *check(message) {
    const { content, operation, description, direction } = message
    const parts = operation?.message(direction)?.parts ?? []
    for (const accessor of content?.children ?? []) {
      const part = parts.find(({ name }) => name === accessor.localName)
      if (accessor.namespace !== '') {
        const problem = `is a part accessor in the namespace ${accessor.namespace}`
        yield {
          at: message.placeOf(accessor),
          data: { element: accessor.name, problem },
          fix: 'Send it without a namespace.',
        }
      } else if (part === undefined) {
        const problem = 'is the accessor of no part'
        yield {
          at: message.placeOf(accessor),
          data: { element: accessor.name, problem },
          fix: 'Name it after a part of the message, or leave it out.',
        }
      } else if (description !== undefined) {
        for (const { element, problem } of wrongNamespaces(accessor, part, description.model)) {
          yield {
            at: message.placeOf(element),
            data: { element: element.name, problem },
            fix: 'Send it in the namespace that its schema says.',
          }
        }
      }
    }
  },
})
