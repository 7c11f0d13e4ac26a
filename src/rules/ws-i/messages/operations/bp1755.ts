import { defineMessageRule } from '../../../rule.ts'
import { rpcOperationOf } from './rpc-operation.ts'

export const accessorsAreNamedAfterParts = defineMessageRule({
  id: 'BP1755',
  title: 'Require accessors named after the parts, in their order',
  message: '<{element}> stands where {expected} is expected.',
  severity: 'error',
  requirements: ['R2755'],
  rationale: 'Implementations read the parameters of an rpc message one after the other.',
  examples: [
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
    },
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
      edit: [
        '<article>A1</article><quantity>2</quantity>',
        '<quantity>2</quantity><article>A1</article>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  needsDescription: true,
  target: 'AnyEnvelope',
  applies: (message) => rpcOperationOf(message)?.isLiteral(message.direction) === true,
  *check(message) {
    const parts = rpcOperationOf(message)?.bodyParts(message.direction) ?? []
    for (const [index, accessor] of (message.content?.children ?? []).entries()) {
      const name = parts[index]?.name
      if (accessor.localName === name) continue
      const expected = name === undefined ? 'nothing more' : `the accessor of part "${name}"`
      yield {
        at: message.placeOf(accessor),
        data: { element: accessor.name, expected },
        fix: 'Send the accessors in the order of the parts.',
      }
      return
    }
  },
})
