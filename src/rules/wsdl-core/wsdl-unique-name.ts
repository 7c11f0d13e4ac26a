import type { Location, WsdlModel } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'

interface Named {
  readonly kind: string
  readonly name: string | undefined
  readonly location: Location
}

export const namesAreUnique = defineWsdlRule({
  id: 'wsdl-unique-name',
  title: 'Require names to be unique among their kind',
  message: 'There is more than one {kind} named "{name}".',
  severity: 'error',
  requirements: ['WSDL 1.1, sections 2.1.1, 2.3 and 2.6'],
  rationale: 'References go by name; with two of the same name it is chance which one is meant.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['<wsdl:message name="sessionExpired">', '<wsdl:message name="sessionHeader">'],
      at: "/definitions/message[@name='sessionHeader'][2]",
    },
  ],
  target: 'Description',
  *check(model) {
    for (const scope of scopesOf(model)) {
      const first = new Map<string, Named>()
      for (const node of scope) {
        const { kind, name } = node
        if (name === undefined) continue
        const known = first.get(`${kind} ${name}`)
        if (known === undefined) first.set(`${kind} ${name}`, node)
        else {
          yield {
            at: node.location,
            data: { kind: KINDS[kind] ?? kind, name },
            related: [known.location],
            fix: 'Rename one of them.',
          }
        }
      }
    }
  },
})

const KINDS: Readonly<Record<string, string>> = {
  Message: 'message',
  PortType: 'portType',
  Binding: 'binding',
  Service: 'service',
  Port: 'port',
  Part: 'part',
}

/** Names count within a targetNamespace, ports within their service and parts within their message. */
function* scopesOf({ documents }: WsdlModel): Generator<readonly Named[]> {
  const byNamespace = new Map<string, Named[]>()
  for (const { targetNamespace = '', messages, portTypes, bindings, services } of documents) {
    const known = byNamespace.get(targetNamespace) ?? []
    byNamespace.set(targetNamespace, [
      ...known,
      ...messages,
      ...portTypes,
      ...bindings,
      ...services,
    ])
    for (const { parts } of messages) yield parts
    for (const { ports } of services) yield ports
  }
  yield* byNamespace.values()
}
