import type { QName, SchemaSet } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'
import { KNOWN_WITHOUT_IMPORT } from '../schema-validity/known-without-import.ts'
import { whyNamespaceIsUnknown } from './unknown-namespaces.ts'

export const partTypesExist = defineWsdlRule({
  id: 'wsdl-part-type-defined',
  title: 'Require parts to name elements and types that exist',
  message:
    'Part "{part}" of message "{message}" names the {kind} "{name}", which no schema defines.',
  severity: 'error',
  requirements: ['WSDL 1.1, section 2.3.1'],
  rationale: 'What the part holds is then described nowhere.',
  examples: [
    { contract: 'orders-rpc.wsdl' },
    {
      contract: 'orders-rpc.wsdl',
      edit: ['type="types:Stock"', 'type="types:Stocks"'],
      at: "/definitions/message[@name='stockResponse']/part[@name='stock']",
    },
  ],
  target: 'Part',
  *check(node, { model }) {
    const { name: part, parent, elementName, typeName } = node
    for (const [kind, name] of [
      ['element', elementName],
      ['type', typeName],
    ] as const) {
      if (name === undefined || isDefined(model.schemas, kind, name)) continue
      const unknown = whyNamespaceIsUnknown(model, name.namespace)
      if (unknown !== undefined) yield { unjudged: unknown }
      else {
        yield {
          at: node.location,
          data: { part: part ?? '', message: parent.name ?? '', kind, name: name.localName },
          fix: 'Define it in a schema, correct the name, or import the schema that has it.',
        }
      }
    }
  },
})

/** Prefixes that nothing declares are faults of their own. */
function isDefined(schemas: SchemaSet, kind: 'element' | 'type', name: QName): boolean {
  const { namespace } = name
  if (namespace === undefined) return true
  if (KNOWN_WITHOUT_IMPORT.has(namespace)) {
    const isBroughtAlong = schemas.schemas.some((schema) => schema.targetNamespace === namespace)
    if (!isBroughtAlong) return true
  }
  return (
    (kind === 'element' ? schemas.findGlobalElement(name) : schemas.findType(name)) !== undefined
  )
}
