import { XML } from '../../xml/namespaces.ts'
import { attribute, element, openType, optional, required, schemaOf } from './open-schema.ts'

export const SOAP_11_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/'
export const SOAP_12_ENVELOPE = 'http://www.w3.org/2003/05/soap-envelope'

/** SOAP 1.1, section 4. */
export const soap11Envelope = schemaOf(SOAP_11_ENVELOPE, [
  element('Envelope', 't:Envelope'),
  openType('Envelope'),
  element('Header', 't:Header'),
  openType('Header'),
  element('Body', 't:Body'),
  openType('Body'),
  element('Fault', 't:Fault'),
  `<xs:complexType name="Fault"><xs:sequence>
<xs:element name="faultcode" type="xs:QName" form="unqualified"/><xs:element name="faultstring" type="xs:string" form="unqualified"/>
<xs:element name="faultactor" type="xs:anyURI" minOccurs="0" form="unqualified"/><xs:element name="detail" type="t:detail" minOccurs="0" form="unqualified"/>
</xs:sequence></xs:complexType>`,
  openType('detail'),
  attribute('mustUnderstand', 'xs:boolean'),
  attribute('actor', 'xs:anyURI'),
  attribute('encodingStyle', 't:encodingStyle'),
  '<xs:simpleType name="encodingStyle"><xs:list itemType="xs:anyURI"/></xs:simpleType>',
  '<xs:attributeGroup name="encodingStyle"><xs:attribute ref="t:encodingStyle"/></xs:attributeGroup>',
])

/** SOAP 1.2 part 1, section 5. */
export const soap12Envelope = schemaOf(
  SOAP_12_ENVELOPE,
  [
    element('Envelope', 't:Envelope'),
    openType('Envelope'),
    element('Header', 't:Header'),
    openType('Header'),
    element('Body', 't:Body'),
    openType('Body'),
    element('Fault', 't:Fault'),
    `<xs:complexType name="Fault"><xs:sequence>${required('Code', 't:faultcode')}${required('Reason', 't:faultreason')}${optional('Node', 'xs:anyURI')}${optional('Role', 'xs:anyURI')}${optional('Detail', 't:detail')}</xs:sequence></xs:complexType>`,
    `<xs:complexType name="faultreason"><xs:sequence><xs:element name="Text" type="t:reasontext" maxOccurs="unbounded"/></xs:sequence></xs:complexType>`,
    '<xs:complexType name="reasontext"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute ref="xml:lang" use="required"/></xs:extension></xs:simpleContent></xs:complexType>',
    `<xs:complexType name="faultcode"><xs:sequence>${required('Value', 't:faultcodeEnum')}${optional('Subcode', 't:subcode')}</xs:sequence></xs:complexType>`,
    '<xs:simpleType name="faultcodeEnum"><xs:restriction base="xs:QName"/></xs:simpleType>',
    `<xs:complexType name="subcode"><xs:sequence>${required('Value', 'xs:QName')}${optional('Subcode', 't:subcode')}</xs:sequence></xs:complexType>`,
    openType('detail'),
    attribute('mustUnderstand', 'xs:boolean'),
    attribute('relay', 'xs:boolean'),
    attribute('role', 'xs:anyURI'),
    attribute('encodingStyle', 'xs:anyURI'),
    element('NotUnderstood', 't:NotUnderstoodType'),
    '<xs:complexType name="NotUnderstoodType"><xs:attribute name="qname" type="xs:QName" use="required"/></xs:complexType>',
    element('Upgrade', 't:UpgradeType'),
    '<xs:complexType name="UpgradeType"><xs:sequence><xs:element name="SupportedEnvelope" type="t:SupportedEnvType" maxOccurs="unbounded"/></xs:sequence></xs:complexType>',
    '<xs:complexType name="SupportedEnvType"><xs:attribute name="qname" type="xs:QName" use="required"/></xs:complexType>',
  ],
  { xml: XML },
)
