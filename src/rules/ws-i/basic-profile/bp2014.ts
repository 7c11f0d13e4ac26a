import type { UsedOperation } from '../../walks/wsdl-nodes.ts'
import { messageNamed, type SoapElements } from '../soap-elements.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const oneReturnValueAtMost = defineSoapRule({
  id: 'BP2014',
  aliases: ['WSI2014'],
  title: 'Limit what parameterOrder leaves out to one output part',
  message:
    'parameterOrder of "{operation}" leaves out {count} parts of the output; only the return value may be left out.',
  severity: 'error',
  requirements: ['R2305'],
  rationale:
    'In an rpc signature the one output part that parameterOrder omits is the return value; with several, generated code differs by tool.',
  examples: [
    { contract: 'orders-rpc.wsdl' },
    {
      contract: 'orders-rpc.wsdl',
      edit: [
        '<wsdl:part name="number" type="xsd:token"/>',
        '<wsdl:part name="number" type="xsd:token"/><wsdl:part name="price" type="xsd:int"/>',
      ],
      at: "/definitions/portType[@name='Orders']/operation[@name='placeOrder']",
    },
  ],
  target: 'UsedOperation',
  applies: ({ operation, binding }, soap) =>
    operation.parameterOrder !== undefined &&
    operation.output?.message !== undefined &&
    hasRpcLiteralOutput(soap, { operation, binding }),
  *check({ operation }) {
    const listed = new Set(operation.parameterOrder)
    const parts = messageNamed(operation.output)?.parts ?? []
    const count = parts.filter(({ name }) => name === undefined || !listed.has(name)).length
    if (count <= 1) return
    yield {
      at: operation.location,
      data: { operation: operation.name ?? '', count },
      fix: 'List all parts of the output in parameterOrder but the return value.',
    }
  },
})

function hasRpcLiteralOutput(soap: SoapElements, { operation, binding }: UsedOperation): boolean {
  const bound = binding?.operationsByName.get(operation.name ?? '')
  if (bound?.soap === undefined || soap.effectiveStyle(bound) !== 'rpc') return false
  return soap.bodiesOf(bound.output).some(({ use }) => use === 'literal')
}
