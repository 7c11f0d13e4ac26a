import { defineWsdlRule } from '../../rule.ts'
import type { UsedOperation } from '../../wsdl-nodes.ts'
import { bodiesOf, effectiveStyle, messageNamed } from '../soap-11.ts'

export const oneReturnValueAtMost = defineWsdlRule({
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
  applies: ({ operation, binding }) =>
    operation.parameterOrder !== undefined &&
    operation.output?.message !== undefined &&
    hasRpcLiteralOutput({ operation, binding }),
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

function hasRpcLiteralOutput({ operation, binding }: UsedOperation): boolean {
  const bound = binding?.operationsByName.get(operation.name ?? '')
  if (bound?.soap === undefined || effectiveStyle(bound) !== 'rpc') return false
  return bodiesOf(bound.output).some(({ use }) => use === 'literal')
}
