import { Definitions, XSD } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { describeMissing, importsNotFollowed } from '../../wsdl-core/unknown-namespaces.ts'
import { schemasBelow } from './schema-imports.ts'
import { wsdlImportsBelow } from './wsdl-imports.ts'

export const partNamespacesAreKnown = defineWsdlRule({
  id: 'BP2417',
  aliases: ['WSI2417'],
  title: 'Require parts to name elements and types of schemas that are there',
  message:
    'Part "{part}" of message "{message}" refers to namespace "{namespace}", for which there is no schema.',
  severity: 'error',
  requirements: ['R2102', 'R2101'],
  rationale: 'Without a schema of that namespace nobody knows what the part holds.',
  examples: [
    { contract: 'orders-rpc.wsdl' },
    {
      contract: 'orders-rpc.wsdl',
      edit: ['type="types:Stock"', 'type="tns:Stock"'],
      at: "/definitions/message[@name='stockResponse']/part[@name='stock']",
    },
  ],
  target: 'Definitions',
  *check(definitions, { model }) {
    const notFollowed = importsNotFollowed(model)
    const known = knownNamespaces(definitions)
    for (const part of definitions.messages.flatMap(({ parts }) => parts)) {
      for (const name of [part.elementName, part.typeName]) {
        if (name === undefined || known.has(name.namespace)) continue
        const unread = notFollowed.find(
          ({ kind, namespace = '' }) => kind === 'wsdl-import' || namespace === name.namespace,
        )
        if (unread !== undefined) {
          yield { unjudged: describeMissing(unread) }
          continue
        }
        yield {
          at: part.location,
          data: {
            part: part.name ?? '',
            message: part.parent.name ?? '',
            namespace: name.namespace ?? `prefix ${name.prefix}`,
          },
          fix: 'Import the schema of that namespace inside types, or correct the prefix.',
        }
      }
    }
  },
})

function knownNamespaces(definitions: Definitions): ReadonlySet<string | undefined> {
  const imported = wsdlImportsBelow(definitions).flatMap(({ target }) =>
    target instanceof Definitions ? [target] : [],
  )
  const schemas = [definitions, ...imported].flatMap(({ types }) => types.flatMap(schemasBelow))
  // What stands in a schema without targetNamespace cannot be referred to (R2102): no attribute names its namespace.
  const namespaces = schemas.map(({ targetNamespace }) => targetNamespace || undefined)
  return new Set([XSD, ...namespaces.filter((namespace) => namespace !== undefined)])
}
