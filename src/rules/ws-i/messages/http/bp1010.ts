import { defineMessageRule } from '../../../rule.ts'

export const oneWayResponsesAreEmpty = defineMessageRule({
  id: 'BP1010',
  aliases: ['WSI1010'],
  title: 'Forbid a body in responses to one-way operations',
  message: 'The response to the one-way operation "{operation}" has a body.',
  severity: 'error',
  requirements: ['R2714'],
  rationale: 'The description promises no answer, so that clients do not expect one and may fail.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<messageContent/>', '<messageContent>done</messageContent>'],
      at: '/wsilog:log/wsilog:messageEntry[6]/wsilog:messageContent',
    },
  ],
  target: 'ResponseMessage',
  needsDescription: true,
  needsBody: true,
  applies: ({ operation }) => operation?.isOneWay === true,
  *check({ message, operation }) {
    if (message.body.isEmpty) return
    yield {
      at: message.body.text?.location ?? message.location,
      data: { operation: operation?.name ?? '' },
      fix: 'Answer with 202 Accepted and no body.',
    }
  },
})
