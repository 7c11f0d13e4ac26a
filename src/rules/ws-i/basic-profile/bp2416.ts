import { Definitions, type Location, type QName } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { describeMissing, importsNotFollowed } from '../../wsdl-core/unknown-namespaces.ts'
import { wsdlImportsBelow } from './wsdl-imports.ts'

interface Reference {
  readonly name: QName | undefined
  readonly node: { readonly location: Location }
}

export const componentNamespacesAreKnown = defineWsdlRule({
  id: 'BP2416',
  aliases: ['WSI2416'],
  title: 'Require references to name WSDL components of this description or of imported ones',
  message: '"{name}" is in namespace "{namespace}", which is that of no imported description.',
  severity: 'error',
  requirements: ['R2101'],
  rationale:
    'A component is found through the namespace of its document; one that is not imported leads nowhere.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['binding="tns:OrdersSoap"', 'binding="types:OrdersSoap"'],
      at: "/definitions/service[@name='OrdersService']/port[@name='OrdersPort']",
    },
  ],
  target: 'Definitions',
  *check(definitions, { model }) {
    const notFollowed = importsNotFollowed(model)
    const imported = wsdlImportsBelow(definitions).flatMap(({ target }) =>
      target instanceof Definitions ? [target] : [],
    )
    const known = new Set([definitions, ...imported].map((one) => one.targetNamespace ?? ''))
    for (const { name, node } of referencesIn(definitions)) {
      // A prefix that nothing declares has no namespace to judge; that is a fault of its own.
      if (name?.namespace === undefined || known.has(name.namespace)) continue
      const unread = notFollowed.find(
        ({ kind, namespace }) => kind === 'wsdl-import' && namespace === name.namespace,
      )
      if (unread !== undefined) {
        yield { unjudged: describeMissing(unread) }
        continue
      }
      yield {
        at: node.location,
        data: { name: name.localName, namespace: name.namespace },
        fix: 'Correct the prefix, or import the description of that namespace.',
      }
    }
  },
})

function referencesIn({ portTypes, bindings, services }: Definitions): readonly Reference[] {
  const messages = portTypes
    .flatMap(({ operations }) => operations)
    .flatMap(({ input, output, faults }) =>
      [input, output, ...faults].filter((one) => one !== undefined),
    )
  const ports = services.flatMap((service) => service.ports)
  return [
    ...messages.map((node) => ({ name: node.message, node })),
    ...bindings.map((node) => ({ name: node.type, node })),
    ...ports.map((node) => ({ name: node.binding, node })),
  ]
}
