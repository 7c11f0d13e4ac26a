import { XML } from '../../xml/namespaces.ts'

/** XML 1.0 and its companions: the attributes in the namespace of the prefix "xml". */
export const xmlAttributes = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${XML}">
<xs:attribute name="lang" type="xs:string"/>
<xs:attribute name="space" type="xs:NCName"/>
<xs:attribute name="base" type="xs:anyURI"/>
<xs:attribute name="id" type="xs:ID"/>
<xs:attributeGroup name="specialAttrs">
<xs:attribute ref="xml:base"/><xs:attribute ref="xml:lang"/><xs:attribute ref="xml:space"/><xs:attribute ref="xml:id"/>
</xs:attributeGroup>
</xs:schema>`
