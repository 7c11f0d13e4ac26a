import { defineWsdlRule } from '../../rule.ts'
import { schemasBelow } from './schema-imports.ts'

export const noArrayOfNames = defineWsdlRule({
  id: 'BP2110',
  aliases: ['WSI2110'],
  title: 'Prefer names of elements that do not begin with "ArrayOf"',
  message: 'Element "{element}" is named after the convention for arrays of the SOAP encoding.',
  severity: 'warning',
  requirements: ['R2112'],
  rationale:
    'The prefix comes from the SOAP encoding, which literal descriptions do not use; it misleads.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<xsd:element name="orderRefused"',
        '<xsd:element name="ArrayOfItem" type="types:Item"/>\n      <xsd:element name="orderRefused"',
      ],
      at: "/definitions/types/xsd:schema/xsd:element[@name='ArrayOfItem']",
    },
  ],
  target: 'Types',
  *check(types) {
    for (const component of schemasBelow(types).flatMap((one) => one.components)) {
      const { kind, name } = component
      if (kind !== 'element' || !name.startsWith('ArrayOf')) continue
      yield {
        at: component.location,
        data: { element: name },
        fix: 'Name the element after what it holds.',
      }
    }
  },
})
