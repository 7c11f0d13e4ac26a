import { arrayMember, objectMember, stringMember } from '../../../contracts/index.ts'
import { defineFormatRule } from '../../rule.ts'
import { entriesOf, isVersion2 } from './entries.ts'

export const asyncapiOperationMessages = defineFormatRule({
  id: 'asyncapi-operation-messages',
  title: 'Require the messages of an operation to be those of its channel',
  message:
    'The operation "{operation}" names the message "{message}", which is none of its channel "{channel}".',
  severity: 'error',
  requirements: ['AsyncAPI 3.0, "Operation Object"'],
  rationale: 'An operation uses what its channel carries; another message never gets there.',
  examples: [
    { contract: 'orders-events-3.yaml' },
    {
      contract: 'orders-events-3.yaml',
      edit: [
        "- $ref: '#/channels/placed/messages/OrderPlaced'",
        "- $ref: '#/channels/shipped/messages/OrderShipped'",
      ],
      at: '/operations/announce/messages/0/$ref',
    },
  ],
  target: 'AsyncApi',
  applies: ({ document }) => !isVersion2(document),
  *check(model) {
    for (const { name, document, value, pointer } of entriesOf(model, 'operations')) {
      const channel = stringMember(objectMember(value, 'channel'), '$ref')
      if (channel?.startsWith('#/channels/') !== true) continue
      for (const [index, message] of arrayMember(value, 'messages').entries()) {
        const uri = stringMember(message, '$ref')
        if (uri === undefined || uri.startsWith(`${channel}/messages/`)) continue
        yield {
          at: document.locate(`${pointer}/messages/${index}/$ref`),
          data: { operation: name, message: uri, channel },
        }
      }
    }
  },
})
