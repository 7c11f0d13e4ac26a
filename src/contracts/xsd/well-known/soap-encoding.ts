import { SOAP_11_ENCODING, SOAP_12_ENCODING } from '../../xml/namespaces.ts'

/** The types of XML Schema that both SOAP encodings derive types and elements from. */
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

/** SOAP 1.1, section 5. */
export const soap11Encoding = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="${SOAP_11_ENCODING}" targetNamespace="${SOAP_11_ENCODING}">
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

/** SOAP 1.2 part 2, section 3. */
export const soap12Encoding = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="${SOAP_12_ENCODING}" targetNamespace="${SOAP_12_ENCODING}">
<xs:attribute name="itemType" type="xs:QName"/>
<xs:attribute name="arraySize" type="xs:string"/>
<xs:attribute name="nodeType" type="xs:NCName"/>
<xs:attribute name="id" type="xs:ID"/>
<xs:attribute name="ref" type="xs:IDREF"/>
<xs:attributeGroup name="commonAttributes">
<xs:attribute ref="e:id"/><xs:attribute ref="e:ref"/><xs:anyAttribute namespace="##other" processContents="lax"/>
</xs:attributeGroup>
<xs:attributeGroup name="arrayAttributes">
<xs:attribute ref="e:arraySize"/><xs:attribute ref="e:itemType"/>
</xs:attributeGroup>
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
${ENCODED_TYPES}
</xs:schema>`
