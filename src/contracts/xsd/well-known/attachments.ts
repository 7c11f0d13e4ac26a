import { attribute, element, schemaOf } from './open-schema.ts'

export const XML_MIME = 'http://www.w3.org/2005/05/xmlmime'
export const XML_MIME_2004 = 'http://www.w3.org/2004/11/xmlmime'
export const XOP = 'http://www.w3.org/2004/08/xop/include'
export const SWA_REF = 'http://ws-i.org/profiles/basic/1.1/xsd'

function binaryType(name: string): string {
  return `<xs:complexType name="${name}"><xs:simpleContent><xs:extension base="xs:${name}"><xs:attribute ref="t:contentType"/></xs:extension></xs:simpleContent></xs:complexType>`
}

/** Describing Media Content of Binary Data in XML, section 2: the same names in both namespaces. */
function xmlMime(namespace: string): string {
  return schemaOf(namespace, [
    '<xs:attribute name="contentType"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="3"/></xs:restriction></xs:simpleType></xs:attribute>',
    attribute('expectedContentTypes', 'xs:string'),
    binaryType('base64Binary'),
    binaryType('hexBinary'),
  ])
}

export const xmlMime2005 = xmlMime(XML_MIME)
export const xmlMime2004 = xmlMime(XML_MIME_2004)

/** XML-binary Optimized Packaging, section 2.1. */
export const xopInclude = schemaOf(XOP, [
  element('Include', 't:Include'),
  `<xs:complexType name="Include"><xs:sequence><xs:any namespace="##other" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
<xs:attribute name="href" type="xs:anyURI" use="required"/><xs:anyAttribute namespace="##other"/></xs:complexType>`,
])

/** WS-I Attachments Profile 1.0, section 4.4. */
export const swaRef = schemaOf(SWA_REF, [
  '<xs:simpleType name="swaRef"><xs:restriction base="xs:anyURI"/></xs:simpleType>',
])
