import { attachmentsOf } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const messagesWithAttachments = defineMessageRule({
  id: 'AP1946',
  title: 'Report messages with attachments',
  message: 'The message has attachments.',
  severity: 'info',
  requirements: [],
  rationale: 'What attachments hold, sender and receiver agree on outside of the envelope.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      edit: [
        '<o:terms xmlns:o="http://example.com/orders/types">thirty days</o:terms>',
        '<o:terms xmlns:o="http://example.com/orders/types">ninety days</o:terms>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:httpHeaders',
    },
  ],
  informational: true,
  target: 'AnyMessage',
  needsBody: true,
  *check(message) {
    if (attachmentsOf(message).length > 0) yield { at: message.headerPlace('Content-Type') }
  },
})
