import { defineWsdlRule } from '../../rule.ts'

export const callerBegins = defineWsdlRule({
  id: 'BP2208',
  aliases: ['WSI2208'],
  title: 'Require operations to be one-way or request-response',
  message: 'Operation "{operation}" is a {exchange}: the service would have to begin.',
  severity: 'error',
  requirements: ['R2303'],
  rationale: 'WSDL 1.1 defines no binding for operations in which the service sends first.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:input message="tns:cancelOrderRequest"/>',
        '<wsdl:output message="tns:cancelOrderRequest"/>',
      ],
      at: "/definitions/portType[@name='Orders']/operation[@name='cancelOrder']",
    },
  ],
  target: 'UsedOperation',
  *check({ operation }) {
    const { name, exchange } = operation
    if (exchange !== 'notification' && exchange !== 'solicit-response') return
    yield {
      at: operation.location,
      data: { operation: name ?? '', exchange },
      fix: 'Put the input first; let the service call back through an operation of the caller.',
    }
  },
})
