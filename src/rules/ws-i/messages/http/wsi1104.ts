import { readMediaType } from '../../../../messages/index.ts'
import { defineMessageRule } from '../../../rule.ts'

export const otherMediaTypesAreRefused = defineMessageRule({
  id: 'WSI1104',
  title: 'Prefer 415 as the answer to media types other than text/xml',
  message: 'The request is {type}, and the response has the status {status}.',
  severity: 'warning',
  requirements: ['R1115'],
  rationale: '415 tells a client that the media type was wrong, and not the message.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'wrong-requests-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'wrong-requests-log.xml',
      edit: ['HTTP/1.1 415 Unsupported Media Type', 'HTTP/1.1 400 Bad Request'],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:httpHeaders',
    },
  ],
  target: 'ResponseMessage',
  applies: ({ request }) =>
    request !== undefined &&
    (request.header('Content-Type') !== undefined || !request.message.body.isEmpty) &&
    readMediaType(request.header('Content-Type') ?? '').name !== 'text/xml',
  *check({ message, request, status }) {
    if (status === '415') return
    const type = readMediaType(request?.header('Content-Type') ?? '').name
    yield {
      at: message.headLocation,
      data: { type: type === '' ? 'of no media type' : type, status },
      fix: 'Answer with 415 Unsupported Media Type.',
    }
  },
})
