import { defineMessageRule } from '../../../rule.ts'

export const otherMethodsAreRefused = defineMessageRule({
  id: 'BP1103',
  aliases: ['WSI1103'],
  title: 'Prefer 405 as the answer to methods other than POST',
  message: 'The request was sent with {method}, and the response has the status {status}.',
  severity: 'warning',
  requirements: ['R1114'],
  rationale: '405 tells a client that the method was wrong, and not the message.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'wrong-requests-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'wrong-requests-log.xml',
      edit: ['HTTP/1.1 405 Method Not Allowed', 'HTTP/1.1 400 Bad Request'],
      at: '/wsilog:log/wsilog:messageEntry[2]/wsilog:httpHeaders',
    },
  ],
  target: 'ResponseMessage',
  applies: ({ method }) => method !== '' && method !== 'POST',
  *check({ message, method, status }) {
    if (status === '405') return
    yield {
      at: message.headLocation,
      data: { method, status },
      fix: 'Answer with 405 Method Not Allowed.',
    }
  },
})
