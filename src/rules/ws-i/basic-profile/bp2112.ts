import { partsOfBody } from '../soap-elements.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const noElementPartsInRpcBodies = defineSoapRule({
  id: 'BP2112',
  aliases: ['WSI2112'],
  title: 'Forbid parts defined by elements in rpc-literal bodies',
  message:
    'Part "{part}" of the rpc-literal {direction} of "{operation}" is defined by an element.',
  severity: 'error',
  requirements: ['R2207'],
  rationale:
    'In rpc-literal messages the element around a parameter is named after its part, not by the schema.',
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
    soap.bodiesOfStyle(binding, 'rpc').some(({ use }) => use === 'literal'),
  *check(binding, soap) {
    for (const body of soap.bodiesOfStyle(binding, 'rpc').filter(({ use }) => use === 'literal')) {
      for (const { name, part } of partsOfBody(body)) {
        if (part?.elementName === undefined) continue
        yield {
          at: body.location,
          data: { part: name, direction: body.parent.role, operation: body.operation.name ?? '' },
          related: [part.location],
          fix: 'Let the part name a type.',
        }
      }
    }
  },
})
