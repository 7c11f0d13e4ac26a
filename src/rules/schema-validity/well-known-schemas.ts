/**
 * Namespaces that schemas use without bringing their schema along, since every reader knows them. What
 * stands here are the names that they define and no more than schemas need in order to refer to them.
 */
import { XML } from '../../contracts/index.ts'

const SOAP_ENCODING = 'http://schemas.xmlsoap.org/soap/encoding/'

/** XML 1.0 and its companions: the attributes in the namespace of the prefix "xml". */
const xmlNamespace = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${XML}">
<xs:attribute name="lang" type="xs:string"/>
<xs:attribute name="space" type="xs:NCName"/>
<xs:attribute name="base" type="xs:anyURI"/>
<xs:attribute name="id" type="xs:ID"/>
<xs:attributeGroup name="specialAttrs">
<xs:attribute ref="xml:base"/><xs:attribute ref="xml:lang"/><xs:attribute ref="xml:space"/><xs:attribute ref="xml:id"/>
</xs:attributeGroup>
</xs:schema>`

/** The types of XML Schema that the SOAP encoding (SOAP 1.1, section 5) derives types and elements from. */
const ENCODED_TYPES =
  `duration dateTime NOTATION time date gYearMonth gYear gMonthDay gDay gMonth boolean
  base64Binary hexBinary float double anyURI QName string normalizedString token language Name NMTOKEN NCName
  NMTOKENS ID IDREF ENTITY IDREFS ENTITIES decimal integer nonPositiveInteger negativeInteger long int short
  byte nonNegativeInteger unsignedLong unsignedInt unsignedShort unsignedByte positiveInteger`
    .split(/\s+/)
    .map(
      (name) =>
        `<xs:complexType name="${name}"><xs:simpleContent><xs:extension base="xs:${name}">` +
        '<xs:attributeGroup ref="e:commonAttributes"/></xs:extension></xs:simpleContent></xs:complexType>' +
        `<xs:element name="${name}" type="e:${name}"/>`,
    )
    .join('\n')

const soapEncoding = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="${SOAP_ENCODING}" targetNamespace="${SOAP_ENCODING}">
<xs:attribute name="root" type="xs:boolean"/>
<xs:attribute name="arrayType" type="xs:string"/>
<xs:attribute name="offset" type="xs:string"/>
<xs:attribute name="position" type="xs:string"/>
<xs:attributeGroup name="commonAttributes">
<xs:attribute name="id" type="xs:ID"/><xs:attribute name="href" type="xs:anyURI"/>
<xs:anyAttribute namespace="##other" processContents="lax"/>
</xs:attributeGroup>
<xs:attributeGroup name="arrayAttributes">
<xs:attribute ref="e:arrayType"/><xs:attribute ref="e:offset"/>
</xs:attributeGroup>
<xs:attributeGroup name="arrayMemberAttributes"><xs:attribute ref="e:position"/></xs:attributeGroup>
<xs:group name="Array">
<xs:sequence><xs:any namespace="##any" minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence>
</xs:group>
<xs:complexType name="Array">
<xs:group ref="e:Array" minOccurs="0"/>
<xs:attributeGroup ref="e:arrayAttributes"/><xs:attributeGroup ref="e:commonAttributes"/>
</xs:complexType>
<xs:element name="Array" type="e:Array"/>
<xs:group name="Struct">
<xs:sequence><xs:any namespace="##any" minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence>
</xs:group>
<xs:complexType name="Struct">
<xs:group ref="e:Struct" minOccurs="0"/><xs:attributeGroup ref="e:commonAttributes"/>
</xs:complexType>
<xs:element name="Struct" type="e:Struct"/>
<xs:simpleType name="base64"><xs:restriction base="xs:base64Binary"/></xs:simpleType>
${ENCODED_TYPES}
</xs:schema>`

/** Schema text by namespace. */
export const WELL_KNOWN_SCHEMAS: ReadonlyMap<string, string> = new Map([
  [XML, xmlNamespace],
  [SOAP_ENCODING, soapEncoding],
])
