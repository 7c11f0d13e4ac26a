import { WSDL_11, XSD, type XmlElement } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { schemasBelow } from './schema-imports.ts'

const SOAP_ENCODING = 'http://schemas.xmlsoap.org/soap/encoding/'

export const noSoapArrays = defineWsdlRule({
  id: 'BP2108',
  aliases: ['WSI2108'],
  title: 'Forbid arrays of the SOAP encoding in schemas',
  message: '{component} uses {feature}.',
  severity: 'error',
  requirements: ['R2110', 'R2111'],
  rationale:
    'soapenc:Array and wsdl:arrayType belong to the SOAP encoding, whose readings differ; literal messages say maxOccurs instead.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<xsd:complexType name="Receipt">',
        '<xsd:complexType name="Items" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/"><xsd:complexContent><xsd:restriction base="e:Array"/></xsd:complexContent></xsd:complexType>\n      <xsd:complexType name="Receipt">',
      ],
      at: "/definitions/types/xsd:schema/xsd:complexType[@name='Items']/xsd:complexContent/xsd:restriction",
    },
  ],
  target: 'Types',
  *check(types) {
    for (const { components } of schemasBelow(types)) {
      for (const { kind, name, element } of components) {
        const isTyped = kind === 'element' && element.attribute('type') !== undefined
        if (isTyped || (kind !== 'element' && kind !== 'complexType')) continue
        for (const inner of element.walk()) {
          const feature = arrayFeature(inner)
          if (feature === undefined) continue
          yield {
            at: inner.location,
            data: { component: `${kind} "${name}"`, feature },
            fix: 'Describe the array as a sequence of one element with maxOccurs.',
          }
        }
      }
    }
  },
})

function arrayFeature(element: XmlElement): string | undefined {
  const base = element.qname('base')
  if (base?.prefix !== '' && base?.namespace === SOAP_ENCODING && base.localName === 'Array') {
    return 'soapenc:Array'
  }
  const isAttribute = element.is(XSD, 'attribute')
  return isAttribute && element.attribute('arrayType', WSDL_11) !== undefined
    ? 'wsdl:arrayType'
    : undefined
}
