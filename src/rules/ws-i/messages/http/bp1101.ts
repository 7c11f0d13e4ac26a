import { defineMessageRule } from '../../../rule.ts'

export const emptyResponsesSucceed = defineMessageRule({
  id: 'BP1101',
  aliases: ['WSI1101'],
  title: 'Prefer 200 or 202 for responses without a body',
  message: 'The response has no body and the status {status} instead of 200 or 202.',
  severity: 'warning',
  requirements: ['R1112'],
  rationale:
    'These two tell clients that the request was taken; 204 and others mean more than that.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['HTTP/1.1 202 Accepted', 'HTTP/1.1 204 No Content'],
      at: '/wsilog:log/wsilog:messageEntry[6]/wsilog:httpHeaders',
    },
  ],
  target: 'ResponseMessage',
  needsBody: true,
  applies: ({ message, status }) => message.body.isEmpty && !status.startsWith('4'),
  *check({ message, status }) {
    if (status === '200' || status === '202') return
    yield { at: message.headLocation, data: { status }, fix: 'Answer with 202 Accepted.' }
  },
})
