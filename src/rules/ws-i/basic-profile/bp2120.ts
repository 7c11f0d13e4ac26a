import type { BindingOperation, QName } from '../../../contracts/index.ts'
import { abstractOperationOf, partsOfBody, type SoapElements } from '../soap-elements.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const distinctWireSignatures = defineSoapRule({
  id: 'BP2120',
  aliases: ['WSI2120'],
  title: 'Require operations that differ in what goes over the wire',
  message: 'Operations "{first}" and "{second}" expect the same content in their request body.',
  severity: 'error',
  requirements: ['R2710'],
  rationale:
    'The receiver knows the operation by the content of the body; equal contents cannot be told apart.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['element="types:cancelOrder"', 'element="types:placeOrder"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='cancelOrder']",
    },
  ],
  target: 'UsedBinding',
  *check(binding, soap) {
    const known = new Map<string, BindingOperation>()
    for (const operation of binding.operations) {
      const signature = wireSignature(soap, operation)
      if (signature === undefined) continue
      const first = known.get(signature)
      if (first === undefined) {
        known.set(signature, operation)
        continue
      }
      yield {
        at: operation.location,
        data: { first: first.name ?? '', second: operation.name ?? '' },
        related: [first.location],
        fix: 'Give each operation a request element of its own.',
      }
    }
  },
})

/** What identifies a request: the operation's name in rpc style, and the elements or types of its parts. */
function wireSignature(soap: SoapElements, operation: BindingOperation): string | undefined {
  const input = abstractOperationOf(operation)?.input
  if (input?.message === undefined) return undefined
  const [body] = soap.bodiesOf(operation.input)
  if (body === undefined) return undefined
  const parts = partsOfBody(body).flatMap(({ part }) => part ?? [])
  const content = parts.map(({ elementName, typeName }) => nameOf(elementName ?? typeName))
  const wrapper = soap.effectiveStyle(operation) === 'rpc' ? [operation.name ?? ''] : []
  return JSON.stringify([...wrapper, ...content])
}

function nameOf(name: QName | undefined): string {
  return name === undefined ? '' : `{${name.namespace ?? ''}}${name.localName}`
}
