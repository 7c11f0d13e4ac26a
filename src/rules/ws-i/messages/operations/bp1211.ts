import { defineMessageRule } from '../../../rule.ts'
import { XSI } from '../../../../contracts/index.ts'

export const accessorsAreNotNil = defineMessageRule({
  id: 'BP1211',
  aliases: ['WSI1211'],
  title: 'Forbid part accessors that are nil',
  message: 'The part accessor <{element}> is nil.',
  severity: 'error',
  requirements: ['R2211'],
  rationale:
    'Parts of an rpc message cannot be left out, and implementations disagree on what a nil one stands for.',
  examples: [
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
    },
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
      edit: [
        '<article>B2</article>',
        '<article i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
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
    for (const accessor of message.content?.children ?? []) {
      const nil = accessor.attribute('nil', XSI)
      if (nil !== '1' && nil !== 'true') continue
      yield {
        at: message.placeOf(accessor),
        data: { element: accessor.name },
        fix: 'Send a value; for one that may be absent, let the type of the part hold an optional element.',
      }
    }
  },
})
