import { defineMessageRule } from '../../../rule.ts'

export const rpcResponsesAreNamed = defineMessageRule({
  id: 'BP1005',
  aliases: ['WSI1005'],
  title: 'Require the name of the operation and "Response" for the wrapper of rpc responses',
  message: 'The response of operation "{operation}" is <{wrapper}> instead of {operation}Response.',
  severity: 'error',
  requirements: ['R2729'],
  rationale: 'WSDL 1.1 leaves the name of the wrapper open, and clients must find it.',
  examples: [
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
    },
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
      edit: [
        '<r:stockResponse xmlns:r="http://example.com/orders/stocked"><stock><pieces>9</pieces></stock></r:stockResponse>',
        '<r:stocked xmlns:r="http://example.com/orders/stocked"><stock><pieces>9</pieces></stock></r:stocked>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1601', 'BP1202'],
  needsDescription: true,
  target: 'ResponseEnvelope',
  applies: ({ operation, content, isFault }) =>
    operation?.style === 'rpc' &&
    operation.isLiteral('response') &&
    content !== undefined &&
    !isFault,
  *check(message) {
    const { content, operation } = message
    if (content === undefined || operation === undefined) return
    if (content.localName === `${operation.name}Response`) return
    yield {
      at: message.placeOf(content),
      data: { operation: operation.name, wrapper: content.name },
      fix: `Name the wrapper ${operation.name}Response.`,
    }
  },
})
