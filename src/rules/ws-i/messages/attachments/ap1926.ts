import { attachmentFor, boundContentsOf, isMultipart } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const boundPartsAreSent = defineMessageRule({
  id: 'AP1926',
  title: 'Require all parts that a message is bound to',
  message: 'The message does not have the part "{part}", to which it is bound.',
  severity: 'error',
  requirements: ['R1926'],
  rationale: 'A receiver takes what the description promises, and has nothing in its place.',
  examples: [
    { contract: 'orders-attachments.wsdl', messages: 'orders-attachments-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      edit: ['&lt;terms=9c8b7a65', '&lt;conditions=9c8b7a65'],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:httpHeaders',
    },
  ],
  target: 'AnyMessage',
  needsDescription: true,
  needsBody: true,
  applies: (message) => isMultipart(message) && boundContentsOf(message).length > 0,
  *check(message) {
    for (const contents of boundContentsOf(message)) {
      if (attachmentFor(message, contents) !== undefined) continue
      yield {
        at: message.headerPlace('Content-Type'),
        data: { part: contents[0]?.part ?? '' },
        fix: 'Send it, with its name in the Content-ID: <part=ID@host>.',
      }
    }
  },
})
