import { removeAttribute } from '../../edits/xml-edits.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const noNamespaceOnRpcHeadersAndFaults = defineSoapRule({
  id: 'BP2117',
  aliases: ['WSI2117'],
  title: 'Forbid the namespace attribute on headers and faults of rpc-literal bindings',
  message: 'soap:{name} of rpc-literal operation "{operation}" has a namespace attribute.',
  severity: 'error',
  requirements: ['R2726'],
  rationale:
    'Headers and fault details are elements of a schema and bring their namespace with them.',
  examples: [
    { contract: 'orders-rpc.wsdl' },
    {
      contract: 'orders-rpc.wsdl',
      edit: ['part="session" use="literal"', 'part="session" use="literal" namespace="urn:x"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/input/soap:header",
    },
  ],
  prerequisites: ['BP2017', 'BP2406'],
  target: 'UsedBinding',
  applies: (binding, soap) =>
    soap.bindingStyle(binding) === 'rpc' &&
    soap.bodiesOfStyle(binding, 'rpc').some(({ use }) => use === 'literal'),
  *check(binding, soap) {
    const contents = [
      ...soap.headersAndFaultsOf(binding),
      ...binding.operations.flatMap((operation) => soap.faultsOf(operation)),
    ]
    for (const content of contents) {
      const { use, namespace, element, operation } = content
      if (use !== 'literal' || namespace === undefined) continue
      if (soap.effectiveStyle(operation) !== 'rpc') continue
      yield {
        at: content.location,
        data: { name: element.localName, operation: operation.name ?? '' },
        fix: 'Remove the namespace attribute.',
        edits: () => removeAttribute(element, 'namespace'),
      }
    }
  },
})
