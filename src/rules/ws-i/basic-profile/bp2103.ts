import { XSD } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'

export const schemaImportsStandInSchemas = defineWsdlRule({
  id: 'BP2103',
  aliases: ['WSI2103'],
  title: 'Require xsd:import to stand in a schema',
  message: 'xsd:import stands in {parent} instead of a schema.',
  severity: 'error',
  requirements: ['R2003'],
  rationale: 'Outside a schema xsd:import means nothing, and readers pass over it.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['  <wsdl:types>', '  <wsdl:types>\n    <xsd:import namespace="urn:x"/>'],
      at: '/definitions/types/xsd:import',
    },
  ],
  target: 'Definitions',
  *check({ types }) {
    for (const extension of types.flatMap(({ extensions }) => extensions)) {
      for (const element of extension.walk()) {
        if (!element.is(XSD, 'import')) continue
        const { parent } = element
        if (parent?.is(XSD, 'schema') !== false) continue
        yield {
          at: element.location,
          data: { parent: parent.name },
          fix: 'Move the import into a schema.',
        }
      }
    }
  },
})
