import { defineMessageRule } from '../../../rule.ts'

export const answersHaveStatus200 = defineMessageRule({
  id: 'BP1100',
  aliases: ['WSI1100'],
  title: 'Prefer the status 200 for answers that are no fault',
  message: 'The response is no fault and has the status {status} instead of 200.',
  severity: 'warning',
  requirements: ['R1111'],
  rationale: 'Clients take another status for a failure, or do not read the body.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['HTTP/1.1 200 OK', 'HTTP/1.1 201 Created'],
      at: '/wsilog:log/wsilog:messageEntry[2]/wsilog:httpHeaders',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'ResponseEnvelope',
  applies: ({ envelope, isFault }) => envelope?.document !== undefined && !isFault,
  *check({ message, status }) {
    if (status !== '200')
      yield { at: message.headLocation, data: { status }, fix: 'Answer with 200 OK.' }
  },
})
