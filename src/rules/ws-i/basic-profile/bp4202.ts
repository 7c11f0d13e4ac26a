import { XSD } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { importedSchemas } from './schema-imports.ts'

export const schemaAnnotationsInUse = defineWsdlRule({
  id: 'BP4202',
  aliases: ['WSI4202'],
  title: 'Report annotations in schemas',
  message: 'The schema of namespace "{namespace}" has annotations.',
  severity: 'info',
  requirements: ['E0017'],
  rationale: 'Annotations may hold instructions for one tool that others pass over.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '      <xsd:element name="placeOrder" ',
        '      <xsd:annotation/>\n      <xsd:element name="placeOrder" ',
      ],
      at: '/definitions/types/xsd:schema/xsd:annotation',
    },
  ],
  informational: true,
  prerequisites: ['BP2202', 'BP2011'],
  target: 'Types',
  *check(types) {
    for (const { element, targetNamespace } of importedSchemas(types)) {
      for (const inner of element.walk()) {
        if (!inner.is(XSD, 'annotation')) continue
        yield { at: inner.location, data: { namespace: targetNamespace } }
        break
      }
    }
  },
})
