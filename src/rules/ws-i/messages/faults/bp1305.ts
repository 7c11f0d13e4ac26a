import { defineMessageRule } from '../../../rule.ts'

export const faultsHaveStatus500 = defineMessageRule({
  id: 'BP1305',
  aliases: ['WSI1305'],
  title: 'Require the status 500 for faults',
  message: 'The fault is sent with the status {status} instead of 500.',
  severity: 'error',
  requirements: ['R1126'],
  rationale:
    'Clients read the body of a 500 as a fault, and that of another status perhaps not at all.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['HTTP/1.1 500 Internal Server Error', 'HTTP/1.1 200 OK'],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:httpHeaders',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'ResponseEnvelope',
  applies: ({ isFault }) => isFault,
  *check({ message, status }) {
    if (status === '500') return
    const fix = 'Send faults with 500 Internal Server Error.'
    yield { at: message.headLocation, data: { status }, fix }
  },
})
