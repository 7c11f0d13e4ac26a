import { defineMessageRule } from '../../../rule.ts'
import { rpcOperationOf } from './rpc-operation.ts'

export const emptyPartsMeanNoAccessors = defineMessageRule({
  id: 'BP1214',
  title: 'Forbid accessors where the binding puts no part into the body',
  message:
    'The binding of operation "{operation}" has parts="", and the wrapper holds <{element}>.',
  severity: 'error',
  requirements: ['R2214'],
  rationale:
    'The description says that nothing is in the wrapper, so that receivers do not look there.',
  examples: [
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
    },
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
      file: 'orders-rpc.wsdl',
      edit: [
        '<soap:body use="literal" namespace="http://example.com/orders/stock"/>',
        '<soap:body use="literal" parts="" namespace="http://example.com/orders/stock"/>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  needsDescription: true,
  target: 'AnyEnvelope',
  applies: (message) => rpcOperationOf(message)?.isLiteral(message.direction) === true,
  *check(message) {
    const operation = rpcOperationOf(message)
    const [accessor] = message.content?.children ?? []
    if (operation?.soapBody(message.direction)?.parts?.length !== 0 || accessor === undefined)
      return
    yield {
      at: message.placeOf(accessor),
      data: { operation: operation.name, element: accessor.name },
      fix: 'Send an empty wrapper, or let parts of soap:body name the part.',
    }
  },
})
