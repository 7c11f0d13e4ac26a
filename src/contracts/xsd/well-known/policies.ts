import { WSDL_11 } from '../../xml/namespaces.ts'
import { attribute, element, openType, schemaOf } from './open-schema.ts'

export const POLICY_2004 = 'http://schemas.xmlsoap.org/ws/2004/09/policy'
export const POLICY_15 = 'http://www.w3.org/ns/ws-policy'

/** Web Services Policy, Framework section 4 and Attachment section 3: the same names in both versions. */
function policy(namespace: string): string {
  return schemaOf(namespace, [
    element('Policy', 't:Policy'),
    openType('Policy', '<xs:attribute name="Name" type="xs:anyURI"/>'),
    element('All', 't:OperatorContentType'),
    element('ExactlyOne', 't:OperatorContentType'),
    openType('OperatorContentType'),
    element('PolicyReference', 't:PolicyReference'),
    openType(
      'PolicyReference',
      '<xs:attribute name="URI" type="xs:anyURI" use="required"/><xs:attribute name="Digest" type="xs:base64Binary"/><xs:attribute name="DigestAlgorithm" type="xs:anyURI"/>',
    ),
    element('PolicyAttachment', 't:PolicyAttachment'),
    openType('PolicyAttachment'),
    element('AppliesTo', 't:AppliesTo'),
    openType('AppliesTo'),
    '<xs:attribute name="PolicyURIs"><xs:simpleType><xs:list itemType="xs:anyURI"/></xs:simpleType></xs:attribute>',
    attribute('Optional', 'xs:boolean'),
    attribute('Ignorable', 'xs:boolean'),
  ])
}

export const policy2004 = policy(POLICY_2004)
export const policy15 = policy(POLICY_15)

/** WSDL 1.1, section 2 and appendix A 4: what schemas use of it, above all `wsdl:arrayType`. */
export const wsdl11 = schemaOf(WSDL_11, [
  attribute('arrayType', 'xs:string'),
  attribute('required', 'xs:boolean'),
  element('definitions', 't:tDefinitions'),
  openType('tDefinitions'),
  openType('tDocumentation'),
  '<xs:complexType name="tExtensibilityElement" abstract="true"><xs:attribute ref="t:required"/></xs:complexType>',
])
