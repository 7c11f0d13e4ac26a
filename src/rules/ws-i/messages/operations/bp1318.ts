import { defineMessageRule } from '../../../rule.ts'
import { hasEncodingStyle } from '../envelope/encoding-style.ts'

export const noEncodingStyleInAccessors = defineMessageRule({
  id: 'BP1318',
  aliases: ['WSI1318'],
  title: 'Forbid encodingStyle on part accessors',
  message: 'The part accessor <{element}> has the attribute encodingStyle.',
  severity: 'error',
  requirements: ['R1007'],
  rationale:
    'The content of a literal message is what its schema says, without an encoding on top.',
  examples: [
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
    },
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
      edit: ['<article>B2</article>', '<article soap:encodingStyle="">B2</article>'],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701', 'BP1202'],
  needsDescription: true,
  target: 'AnyEnvelope',
  applies: ({ operation, envelope, direction }) =>
    operation?.style === 'rpc' &&
    operation.isLiteral(direction) &&
    envelope?.bodyChildren.some(({ children }) => children.length > 0) === true,
  *check(message) {
    for (const accessor of message.envelope?.bodyChildren.flatMap(({ children }) => children) ??
      []) {
      if (!hasEncodingStyle(accessor)) continue
      yield { at: message.placeOf(accessor), data: { element: accessor.name }, fix: 'Remove it.' }
    }
  },
})
