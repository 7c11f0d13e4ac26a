import { defineMessageRule } from '../../../rule.ts'

export const mediaTypeIsXml = defineMessageRule({
  id: 'SSBP5101',
  title: 'Require the media type text/xml',
  message: 'The Content-Type of the message is {type} instead of text/xml.',
  severity: 'error',
  requirements: ['R9702', 'R9703'],
  rationale:
    'It is how a receiver tells SOAP 1.1 from SOAP 1.2, and from messages with attachments.',
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
  *check(message) {
    const type = message.header('Content-Type')
    if (type?.toLowerCase().startsWith('text/xml') === true) return
    yield {
      at: message.headerPlace('Content-Type'),
      data: { type: type ?? 'missing' },
      fix: 'Send Content-Type: text/xml; charset=utf-8, with an empty body, too.',
    }
  },
})
