import type { Binding } from '../../../contracts/index.ts'
import { type SoapElements } from '../soap-elements.ts'
import { defineSoapRule } from '../soap-rule.ts'

const STYLES: readonly (string | undefined)[] = ['document', 'rpc']

export const oneStylePerBinding = defineSoapRule({
  id: 'BP2017',
  aliases: ['WSI2017'],
  title: 'Require one style, rpc or document, throughout a binding',
  message: 'Operation "{operation}" has style "{style}" in a binding of style "{bindingStyle}".',
  severity: 'error',
  requirements: ['R2705', 'R2706'],
  rationale: 'Tools map a binding as a whole to code; few can mix the two styles in one.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['soapAction="http://example.com/orders/cancel"', 'style="rpc" soapAction=""'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='cancelOrder']/soap:operation",
    },
  ],
  prerequisites: ['BP2404'],
  target: 'UsedBinding',
  applies: (binding, soap) => soapOperations(soap, binding).length > 0,
  *check(binding, soap) {
    const expected = soap.bindingStyle(binding)
    for (const operation of soapOperations(soap, binding)) {
      const style = soap.effectiveStyle(operation)
      if (style === expected && STYLES.includes(style)) continue
      yield {
        at: operation.soap?.location ?? operation.location,
        data: {
          operation: operation.name ?? '',
          style: style ?? '',
          bindingStyle: expected ?? '',
        },
        fix: 'Use one of the styles "document" and "rpc" for all operations, or split the binding.',
      }
    }
  },
})

function soapOperations(soap: SoapElements, binding: Binding) {
  if (soap.bindingStyle(binding) === undefined) return []
  return binding.operations.filter(({ soap: own }) => own !== undefined && soap.has(own))
}
