import { defineMessageRule } from '../../../rule.ts'

export const requestsArePosted = defineMessageRule({
  id: 'BP1004',
  aliases: ['WSI1004'],
  title: 'Require POST, without the HTTP extension framework',
  message: 'The request is sent with {method}.',
  severity: 'error',
  requirements: ['R1132', 'R1108'],
  rationale:
    'SOAP 1.1 also allows M-POST with the fields Ext and Man, which hardly any server understands.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        'POST /soap HTTP/1.1\nHost: orders.example.com\nUser-Agent: shop/3',
        'M-POST /soap HTTP/1.1\nHost: orders.example.com\nUser-Agent: shop/3',
      ],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:httpHeaders',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['User-Agent: shop/3', 'User-Agent: shop/3\nExt:'],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:httpHeaders',
    },
  ],
  target: 'RequestMessage',
  *check(message) {
    const { method } = message
    const extension = message.message.headers.field('Ext')
    if (method !== 'POST') {
      yield { at: message.message.headLocation, data: { method }, fix: 'Send it with POST.' }
    } else if (extension !== undefined) {
      yield {
        at: extension.location,
        data: { method: 'the header field Ext' },
        fix: 'Send it without the fields Ext and Man.',
      }
    }
  },
})
