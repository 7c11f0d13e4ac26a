import type { Binding } from '../../../contracts/index.ts'
import { partsOfBody, type SoapElements } from '../soap-elements.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const rpcPartsAreTypes = defineSoapRule({
  id: 'BP2013',
  aliases: ['WSI2013'],
  title: 'Require types as parts of rpc-literal bodies',
  message:
    'Part "{part}" of the rpc-literal {direction} of "{operation}" is not defined by a type.',
  severity: 'error',
  requirements: ['R2203'],
  rationale:
    'In rpc-literal messages the part itself becomes an element, named after the part; it needs a type for its content.',
  examples: [
    { contract: 'orders-rpc.wsdl' },
    {
      contract: 'orders-rpc.wsdl',
      edit: ['name="number" type="xsd:token"', 'name="number" element="types:session"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/output/soap:body",
    },
  ],
  target: 'UsedBinding',
  applies: (binding, soap) =>
    soap.bindingOf(binding) !== undefined && literalBodies(soap, binding).length > 0,
  *check(binding, soap) {
    for (const body of literalBodies(soap, binding)) {
      for (const { name, part } of partsOfBody(body)) {
        if (part?.typeName !== undefined) continue
        yield {
          at: body.location,
          data: { part: name, direction: body.parent.role, operation: body.operation.name ?? '' },
          ...(part !== undefined && { related: [part.location] }),
          fix: 'Let the part name a type, or list only such parts in the body.',
        }
      }
    }
  },
})

function literalBodies(soap: SoapElements, binding: Binding) {
  return soap
    .bodiesOfStyle(binding, 'rpc')
    .filter(({ use }) => use === undefined || use === 'literal')
}
