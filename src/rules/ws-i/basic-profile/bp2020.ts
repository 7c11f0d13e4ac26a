import type { Binding } from '../../../contracts/index.ts'
import { type SoapElements } from '../soap-elements.ts'
import { defineSoapRule } from '../soap-rule.ts'
import { isAbsoluteUri } from '../uri.ts'

export const rpcBodyNamespace = defineSoapRule({
  id: 'BP2020',
  aliases: ['WSI2020'],
  title: 'Require an absolute namespace on soap:body in rpc-literal bindings',
  message:
    'soap:body of the {direction} of rpc-literal operation "{operation}" has no absolute URI as its namespace.',
  severity: 'error',
  requirements: ['R2717'],
  rationale:
    'The element around the parameters takes its namespace from here; without one, peers differ in what they send.',
  examples: [
    { contract: 'orders-rpc.wsdl' },
    {
      contract: 'orders-rpc.wsdl',
      edit: [' namespace="http://example.com/orders/placed"', ''],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/output/soap:body",
    },
  ],
  target: 'UsedBinding',
  applies: (binding, soap) => literalBodies(soap, binding).length > 0,
  *check(binding, soap) {
    for (const body of literalBodies(soap, binding)) {
      const { namespace, parent, operation } = body
      if (namespace !== undefined && isAbsoluteUri(namespace)) continue
      yield {
        at: body.location,
        data: { direction: parent.role, operation: operation.name ?? '' },
        fix: 'Set namespace to an absolute URI, such as the targetNamespace.',
      }
    }
  },
})

function literalBodies(soap: SoapElements, binding: Binding) {
  if (soap.bindingStyle(binding) !== 'rpc') return []
  return binding.operations
    .flatMap(({ input, output }) => [...soap.bodiesOf(input), ...soap.bodiesOf(output)])
    .filter(({ use }) => use === undefined || use === 'literal')
}
