import { findPortType, type Binding, type Operation, type QName } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'
import { bodiesOf, effectiveStyle, messageNamed, partsOfBody } from './soap-11.ts'

export const distinctWireSignatures = defineWsdlRule({
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
  *check(binding) {
    const portType = binding.type && findPortType(binding.definitions, binding.type)
    const known = new Map<string, string>()
    for (const operation of portType?.operations ?? []) {
      const signature = wireSignature(operation, binding)
      if (signature === undefined) continue
      const first = known.get(signature)
      known.set(signature, first ?? operation.name ?? '')
      if (first === undefined) continue
      const bound = binding.operations.find(({ name }) => name === operation.name)
      yield {
        at: bound?.location ?? binding.location,
        data: { first, second: operation.name ?? '' },
        fix: 'Give each operation a request element of its own.',
      }
    }
  },
})

/** What identifies a request: the operation's name in rpc style, and the elements or types of its parts. */
function wireSignature(operation: Operation, binding: Binding): string | undefined {
  if (operation.input?.message === undefined) return undefined
  const bound = binding.operations.find(({ name }) => name === operation.name)
  if (bound === undefined) return undefined
  const [body] = bodiesOf(bound.input)
  const parts =
    body === undefined
      ? (messageNamed(operation.input)?.parts ?? [])
      : partsOfBody(body).flatMap(({ part }) => part ?? [])
  const content = parts.map(({ elementName, typeName }) => nameOf(elementName ?? typeName))
  const wrapper = effectiveStyle(bound) === 'rpc' ? [operation.name ?? ''] : []
  return JSON.stringify([...wrapper, ...content])
}

function nameOf(name: QName | undefined): string {
  return name === undefined ? '' : `{${name.namespace ?? ''}}${name.localName}`
}
