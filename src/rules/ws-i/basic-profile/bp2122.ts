import { XSD, type XmlElement } from '../../../contracts/index.ts'
import { defineWsdlRule, type Problem } from '../../rule.ts'
import { schemaFaultsOf } from '../../schema-validity/schema-faults.ts'
import { whyNotFollowed } from '../../wsdl-core/unknown-namespaces.ts'
import {
  inlineNamespaces,
  missingSchemaOf,
  schemaImportsOf,
  schemasBelow,
} from './schema-imports.ts'

const OLD_SCHEMA_NAMESPACES = [
  'http://www.w3.org/1999/XMLSchema',
  'http://www.w3.org/2000/10/XMLSchema',
]

export const inlineSchemasAreValid = defineWsdlRule({
  id: 'BP2122',
  aliases: ['WSI2122'],
  title: 'Require valid schemas of XML Schema 1.0',
  message: 'The schema is not valid: {problem}.',
  severity: 'error',
  requirements: ['R2801'],
  rationale: 'Messages are checked, and code is generated, by these schemas.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['type="types:Item"', 'type="types:Items"'],
      at: "/definitions/types/xsd:schema/xsd:complexType[@name='Order']/xsd:sequence/xsd:element[@name='item']",
    },
  ],
  target: 'Types',
  async *check(types, context) {
    for (const extension of types.extensions) {
      if (!extension.is(XSD, 'schema')) yield noSchema(extension)
    }
    const inline = inlineNamespaces(types)
    for (const reference of schemaImportsOf(types)) {
      const notFollowed = whyNotFollowed(reference.summary)
      if (notFollowed !== undefined) yield { unjudged: notFollowed }
      if (notFollowed !== undefined || missingSchemaOf(reference, inline) === undefined) continue
      const problem = `its import of namespace "${reference.namespace}" does not lead to a schema`
      yield {
        at: reference.location,
        data: { problem },
        fix: 'Give it a schemaLocation that leads to the schema, or put that schema into types.',
      }
    }
    const judgements = await context.once(schemaFaultsOf)
    for (const schema of schemasBelow(types)) {
      const judgement = judgements.get(schema)
      for (const { at, problem, kind, fix } of judgement?.faults ?? []) {
        if (kind === 'invalid') yield { at, data: { problem }, fix }
      }
      for (const reason of judgement?.unjudged ?? []) yield { unjudged: reason }
    }
  },
})

/** Something else than a schema in types: R2801 leaves no other way to define what messages hold. */
function noSchema({ name, namespace, localName, location }: XmlElement): Problem<'{problem}'> {
  const isOld = localName === 'schema' && OLD_SCHEMA_NAMESPACES.includes(namespace)
  return isOld
    ? {
        at: location,
        data: { problem: `its namespace is ${namespace} instead of ${XSD}` },
        fix: `Write the schema in ${XSD}.`,
      }
    : {
        at: location,
        data: { problem: `${name} stands in types in place of a schema` },
        fix: 'Let types hold schemas alone.',
      }
}
