import type { Description, Location, Wsdl20Model } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'

interface Named {
  readonly kind: string
  readonly name: string | undefined
  readonly location: Location
}

export const namesAreUnique20 = defineWsdlRule({
  id: 'wsdl20-unique-name',
  title: 'Require names to be unique among their kind in WSDL 2.0',
  message: 'There is more than one {kind} named "{name}".',
  severity: 'error',
  requirements: ['WSDL 2.0 part 1, sections 2.2.1, 2.3.1, 2.4.1, 2.7.1, 2.12.1 and 2.13.1'],
  rationale: 'References go by name; with two of the same name it is chance which one is meant.',
  examples: [
    { contract: 'orders-2.0.wsdl' },
    {
      contract: 'orders-2.0.wsdl',
      edit: ['<operation name="remind"', '<operation name="place"'],
      at: "/description/interface[@name='Orders']/operation[@name='place'][2]",
    },
  ],
  target: 'Description20',
  applies: (description, { model }) => isEntry(description, model),
  *check(_, { model }) {
    if (model.kind !== 'wsdl-2.0') return
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
  Interface: 'interface',
  InterfaceFault: 'fault',
  InterfaceOperation: 'operation',
  Binding20: 'binding',
  Service20: 'service',
  Endpoint: 'endpoint',
}

/** Names count over all documents, so that one visit is enough. */
function isEntry(description: Description, model: { readonly kind: string }): boolean {
  return model.kind === 'wsdl-2.0' && (model as Wsdl20Model).description === description
}

function* scopesOf({ documents }: Wsdl20Model): Generator<readonly Named[]> {
  const byNamespace = new Map<string, Named[]>()
  for (const { targetNamespace, interfaces, bindings, services } of documents) {
    const scope = byNamespace.get(targetNamespace) ?? []
    byNamespace.set(targetNamespace, scope)
    scope.push(...interfaces, ...bindings, ...services)
    for (const { faults, operations } of interfaces) yield [...faults, ...operations]
    for (const { endpoints } of services) yield endpoints
  }
  yield* byNamespace.values()
}
