import {
  attribute,
  element,
  enumeration,
  openType,
  optional,
  required,
  schemaOf,
  sequenceType,
  textType,
} from './open-schema.ts'

export const ADDRESSING_2005 = 'http://www.w3.org/2005/08/addressing'
export const ADDRESSING_2004 = 'http://schemas.xmlsoap.org/ws/2004/08/addressing'

/** Web Services Addressing 1.0 - Core, sections 2 and 3, and its SOAP binding, section 6. */
export const addressing2005 = schemaOf(ADDRESSING_2005, [
  element('EndpointReference', 't:EndpointReferenceType'),
  sequenceType(
    'EndpointReferenceType',
    required('Address', 't:AttributedURIType') +
      '<xs:element ref="t:ReferenceParameters" minOccurs="0"/><xs:element ref="t:Metadata" minOccurs="0"/>',
  ),
  element('ReferenceParameters', 't:ReferenceParametersType'),
  openType('ReferenceParametersType'),
  element('Metadata', 't:MetadataType'),
  openType('MetadataType'),
  element('MessageID', 't:AttributedURIType'),
  element('RelatesTo', 't:RelatesToType'),
  textType(
    'RelatesToType',
    'xs:anyURI',
    '<xs:attribute name="RelationshipType" type="t:RelationshipTypeOpenEnum"/>',
  ),
  '<xs:simpleType name="RelationshipTypeOpenEnum"><xs:union memberTypes="t:RelationshipType xs:anyURI"/></xs:simpleType>',
  enumeration('RelationshipType', 'xs:anyURI', [`${ADDRESSING_2005}/reply`]),
  ...['ReplyTo', 'From', 'FaultTo'].map((name) => element(name, 't:EndpointReferenceType')),
  ...['To', 'Action', 'ProblemIRI'].map((name) => element(name, 't:AttributedURIType')),
  textType('AttributedURIType', 'xs:anyURI'),
  attribute('IsReferenceParameter', 'xs:boolean'),
  '<xs:simpleType name="FaultCodesOpenEnumType"><xs:union memberTypes="t:FaultCodesType xs:QName"/></xs:simpleType>',
  '<xs:simpleType name="FaultCodesType"><xs:restriction base="xs:QName"/></xs:simpleType>',
  element('RetryAfter', 't:AttributedUnsignedLongType'),
  textType('AttributedUnsignedLongType', 'xs:unsignedLong'),
  element('ProblemHeaderQName', 't:AttributedQNameType'),
  textType('AttributedQNameType', 'xs:QName'),
  element('ProblemAction', 't:ProblemActionType'),
  sequenceType(
    'ProblemActionType',
    '<xs:element ref="t:Action" minOccurs="0"/>' + optional('SoapAction', 'xs:anyURI'),
  ),
])

/** The member submission Web Services Addressing of August 2004, sections 2 and 3. */
export const addressing2004 = schemaOf(ADDRESSING_2004, [
  element('EndpointReference', 't:EndpointReferenceType'),
  sequenceType(
    'EndpointReferenceType',
    required('Address', 't:AttributedURI') +
      optional('ReferenceProperties', 't:ReferencePropertiesType') +
      optional('ReferenceParameters', 't:ReferenceParametersType') +
      optional('PortType', 't:AttributedQName') +
      optional('ServiceName', 't:ServiceNameType'),
  ),
  openType('ReferencePropertiesType'),
  openType('ReferenceParametersType'),
  textType('ServiceNameType', 'xs:QName', '<xs:attribute name="PortName" type="xs:NCName"/>'),
  ...['MessageID', 'To', 'Action'].map((name) => element(name, 't:AttributedURI')),
  ...['From', 'ReplyTo', 'FaultTo'].map((name) => element(name, 't:EndpointReferenceType')),
  element('RelatesTo', 't:Relationship'),
  textType('Relationship', 'xs:anyURI', '<xs:attribute name="RelationshipType" type="xs:QName"/>'),
  element('ReplyAfter', 't:ReplyAfterType'),
  textType('ReplyAfterType', 'xs:nonNegativeInteger'),
  '<xs:simpleType name="FaultSubcodeValues"><xs:restriction base="xs:QName"/></xs:simpleType>',
  attribute('Action', 'xs:anyURI'),
  textType('AttributedQName', 'xs:QName'),
  textType('AttributedURI', 'xs:anyURI'),
])
