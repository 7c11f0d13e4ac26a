import { isMultipart, mediaTypeOf } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const simpleMessagesAreXml = defineMessageRule({
  id: 'AP5101',
  title: 'Require the media type text/xml (messages of one part)',
  message: 'The Content-Type of the message is {type} instead of text/xml.',
  severity: 'error',
  requirements: ['R9702', 'R9703'],
  rationale: 'As SSBP5101, in messages that have no parts.',
  examples: [
    { contract: 'orders-rpc.wsdl', messages: 'orders-rpc-log.xml' },
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
      edit: [
        'Server: orders/2\nContent-Length: 264\nContent-Type: text/xml',
        'Server: orders/2\nContent-Length: 264\nContent-Type: application/soap+xml',
      ],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:httpHeaders',
    },
  ],
  target: 'AnyMessage',
  applies: (message) => !isMultipart(message),
  *check(message) {
    if (mediaTypeOf(message) === 'text/xml') return
    yield {
      at: message.headerPlace('Content-Type'),
      data: { type: message.header('Content-Type') ?? 'missing' },
      fix: 'Send Content-Type: text/xml; charset=utf-8, with an empty body, too.',
    }
  },
})
