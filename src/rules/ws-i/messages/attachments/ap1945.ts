import { mediaTypeOf } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const contentTypeIsKnown = defineMessageRule({
  id: 'AP1945',
  title: 'Require multipart/related or text/xml',
  message: 'The Content-Type of the message is {type}, and neither multipart/related nor text/xml.',
  severity: 'error',
  requirements: ['R1945'],
  rationale: 'These are the two ways in which the profile sends an envelope.',
  examples: [
    { contract: 'orders-attachments.wsdl', messages: 'orders-attachments-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      edit: [
        'Content-Type: multipart/related; type="text/xml"; boundary="cut"',
        'Content-Type: multipart/mixed; type="text/xml"; boundary="cut"',
      ],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:httpHeaders',
    },
  ],
  target: 'AnyMessage',
  applies: (message) => message.header('Content-Type') !== undefined,
  *check(message) {
    const type = mediaTypeOf(message)
    if (type === 'text/xml' || type === 'multipart/related') return
    yield {
      at: message.headerPlace('Content-Type'),
      data: { type: type === '' ? 'empty' : type },
      fix: 'Send multipart/related with attachments, and text/xml without.',
    }
  },
})
