import { attachmentsOf, isBoundToParts, mediaTypeOf } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const contentTypeWithoutAttachments = defineMessageRule({
  id: 'AP1917',
  title: 'Require text/xml, or parts that are described, in messages without attachments',
  message: 'The message has no attachments, and the Content-Type {type}.',
  severity: 'error',
  requirements: ['R1917'],
  rationale:
    'Without attachments there is nothing to tell apart, unless the description speaks of parts.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        'Content-Type: text/xml; charset=utf-8\nSOAPAction: "http://example.com/orders/cancel"',
        'Content-Type: application/soap+xml\nSOAPAction: "http://example.com/orders/cancel"',
      ],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:httpHeaders',
    },
  ],
  target: 'AnyMessage',
  needsDescription: true,
  needsBody: true,
  applies: (message) => !message.message.body.isEmpty && attachmentsOf(message).length === 0,
  *check(message) {
    const type = mediaTypeOf(message)
    if (type === 'text/xml') return
    if (type === 'multipart/related' && isBoundToParts(message) !== false) return
    yield {
      at: message.headerPlace('Content-Type'),
      data: { type: type === '' ? 'is missing' : `is ${type}` },
      fix: 'Send Content-Type: text/xml; charset=utf-8.',
    }
  },
})
