import { defineMessageRule } from '../../../rule.ts'
import { rpcOperationOf } from './rpc-operation.ts'

export const onePartAccessorEach = defineMessageRule({
  id: 'BP1212',
  title: 'Require exactly one accessor for each part',
  message: 'The part "{part}" of operation "{operation}" has {count} accessors instead of one.',
  severity: 'error',
  requirements: ['R2212'],
  rationale:
    'A part of an rpc message is a parameter, and there is no such thing as a missing or repeated one.',
  examples: [
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
    },
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
      edit: ['<quantity>2</quantity>', ''],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  needsDescription: true,
  target: 'AnyEnvelope',
  applies: (message) => rpcOperationOf(message) !== undefined,

  *check(message) {
    const operation = rpcOperationOf(message)
    const { content } = message
    for (const { name: part = '' } of operation?.bodyParts(message.direction) ?? []) {
      const count = content?.children.filter(({ localName }) => localName === part).length ?? 0
      if (count === 1) continue
      yield {
        at: message.placeOf(content),
        data: { part, operation: operation?.name ?? '', count: count === 0 ? 'no' : count },
        fix: 'Send exactly one, and an empty one where there is no value.',
      }
    }
  },
})
