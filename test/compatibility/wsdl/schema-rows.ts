import { row, type WsdlRow } from './wsdl-row.ts'

const GLOBAL = '<!--globals-->'

/** Schemas around what messages hold. */
export const SCHEMA_ROWS: readonly WsdlRow[] = [
  row(
    'a schema is added',
    [['<!--schemas-->', '<xs:schema targetNamespace="urn:x"/>']],
    'schema-added info nobody',
  ),
  row(
    'a schema is removed',
    [['<xs:schema targetNamespace="urn:x"/>', '']],
    'schema-removed warning consumer+provider',
    [['<!--schemas-->', '<xs:schema targetNamespace="urn:x"/>']],
  ),
  row(
    'the namespace of a schema changes',
    [
      ['xmlns:t="urn:t"', 'xmlns:t="urn:u"'],
      ['targetNamespace="urn:t"', 'targetNamespace="urn:u"'],
    ],
    'schema-target-namespace-changed error consumer+provider',
  ),
  row(
    'local elements are no longer qualified',
    [['elementFormDefault="qualified"', 'elementFormDefault="unqualified"']],
    'schema-element-form-default-changed error consumer+provider',
  ),
  row(
    'local attributes are qualified',
    [
      [
        'elementFormDefault="qualified"',
        'elementFormDefault="qualified" attributeFormDefault="qualified"',
      ],
    ],
    'schema-attribute-form-default-changed error consumer+provider',
    [
      [
        '</xs:sequence></xs:complexType>',
        '</xs:sequence><xs:attribute name="x"/></xs:complexType>',
      ],
    ],
  ),
  row(
    'extensions are excluded by default',
    [['elementFormDefault="qualified"', 'elementFormDefault="qualified" blockDefault="extension"']],
    'schema-block-final-default-changed warning consumer+provider',
  ),
  row(
    'the version of a schema changes',
    [['elementFormDefault="qualified"', 'elementFormDefault="qualified" version="2"']],
    'schema-version-attribute-changed info nobody',
  ),
  row(
    'a schema imports another one',
    [['<!--schema-->', '<xs:import namespace="urn:x"/>']],
    'schema-import-changed info nobody',
  ),
  row(
    'a type that no message reaches changes',
    [
      [
        '<xs:complexType name="U"/>',
        '<xs:complexType name="U"><xs:attribute name="x"/></xs:complexType>',
      ],
    ],
    'schema-unused-component-changed info nobody',
    [[GLOBAL, '<xs:complexType name="U"/>']],
  ),
  row(
    'a group is added',
    [[GLOBAL, '<xs:attributeGroup name="g"/>']],
    'schema-component-added info nobody',
  ),
  row(
    'a group is removed',
    [['<xs:attributeGroup name="g"/>', '']],
    'schema-component-removed info nobody',
    [[GLOBAL, '<xs:attributeGroup name="g"/>']],
  ),
  row(
    'an annotation changes',
    [
      [
        '<xs:element name="problem" type="xs:string"/>',
        '<xs:element name="problem" type="xs:string"><xs:annotation><xs:documentation>Oh.</xs:documentation></xs:annotation></xs:element>',
      ],
    ],
    'annotation-changed info nobody',
  ),
  row(
    'the annotation of a schema changes',
    [['<!--schema-->', '<xs:annotation><xs:documentation>New.</xs:documentation></xs:annotation>']],
    'annotation-changed info nobody',
  ),
  row(
    'a policy elsewhere is demanded',
    [['<!--policy-->', '<wsp:PolicyReference URI="http://localhost/policy"/>']],
    'policy-added error consumer',
  ),
  row(
    'an element is added',
    [[GLOBAL, '<xs:element name="more" type="xs:string"/>']],
    'element-global-added info nobody',
  ),
  row(
    'an element that no message holds is removed',
    [['<xs:element name="problem" type="xs:string"/>', '']],
    'element-global-removed info nobody',
  ),
  row(
    'a complexType is added',
    [[GLOBAL, '<xs:complexType name="More"/>']],
    'complex-type-added info provider',
  ),
  row(
    'a simpleType is added',
    [[GLOBAL, '<xs:simpleType name="More"><xs:restriction base="xs:int"/></xs:simpleType>']],
    'simple-type-added info nobody',
  ),
  row(
    'an element of a message is gone',
    [['<xs:element name="placed" type="xs:int"/>', '']],
    'element-global-removed error consumer+provider',
  ),
]
