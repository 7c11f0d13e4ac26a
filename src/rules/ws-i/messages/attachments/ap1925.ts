import { boundContentsOf, isMultipart, mediaTypeOf } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const severalPartsAreMultipart = defineMessageRule({
  id: 'AP1925',
  title: 'Require multipart/related in messages that are bound to several parts',
  message:
    'The {direction} of "{operation}" is bound to several parts, and has the Content-Type {type}.',
  severity: 'error',
  requirements: ['R1925'],
  rationale: 'Receivers look for the parts that the description promises.',
  examples: [
    { contract: 'orders-attachments.wsdl', messages: 'orders-attachments-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      edit: [
        'Content-Type: multipart/related; type="text/xml"; boundary="cut"',
        'Content-Type: text/xml; boundary="cut"',
      ],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:httpHeaders',
    },
  ],
  target: 'AnyMessage',
  needsDescription: true,
  applies: (message) => boundContentsOf(message).length > 0,
  *check(message) {
    if (isMultipart(message)) return
    const { direction, operation } = message
    yield {
      at: message.headerPlace('Content-Type'),
      data: { direction, operation: operation?.name ?? '', type: mediaTypeOf(message) },
      fix: 'Send the parts as multipart/related.',
    }
  },
})
