import { defineWsdlRule } from '../../rule.ts'
import { whyNotFollowed } from '../../wsdl-core/unknown-namespaces.ts'
import {
  importFaultOf,
  inlineNamespaces,
  saysSomething,
  schemaImportsOf,
} from './schema-imports.ts'

export const schemaImportsLeadToSchemas = defineWsdlRule({
  id: 'BP2102',
  aliases: ['WSI2102'],
  title: 'Require schema imports to lead to schemas',
  message: 'The schema import of namespace "{namespace}" does not lead to a schema: {reason}.',
  explanatory: ['reason'],
  severity: 'error',
  requirements: ['R2002', 'R2004'],
  rationale: 'Without the schema, nobody who reads the description knows what its messages hold.',
  examples: [
    { contract: 'orders-imports.wsdl' },
    {
      contract: 'orders-imports.wsdl',
      file: 'orders-interface.wsdl',
      edit: ['schemaLocation="orders-types.xsd"', 'schemaLocation="orders-imports.wsdl"'],
      at: '/definitions/types/xsd:schema/xsd:import',
    },
  ],
  target: 'Types',
  applies: (types) => schemaImportsOf(types).some(saysSomething),
  *check(types) {
    const inline = inlineNamespaces(types)
    for (const reference of schemaImportsOf(types)) {
      const notFollowed = whyNotFollowed(reference.summary)
      if (notFollowed !== undefined) {
        yield { unjudged: notFollowed }
        continue
      }
      const reason = saysSomething(reference) ? importFaultOf(reference, inline) : undefined
      if (reason === undefined) continue
      yield {
        at: reference.location,
        data: { namespace: reference.namespace, reason },
        fix: 'Let schemaLocation lead to the schema of this namespace.',
      }
    }
  },
})
