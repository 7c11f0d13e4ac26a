import { a, attribute, element, none, row, sequence, type, type SchemaRow } from './schema-row.ts'

const COMPLEX =
  '<xs:complexType name="C"><xs:sequence><xs:element name="x"/></xs:sequence></xs:complexType>'
const SIMPLE =
  '<xs:simpleType name="S"><xs:restriction base="xs:string"><xs:maxLength value="5"/></xs:restriction></xs:simpleType>'
const GLOBAL = '<xs:element name="g" type="xs:int"/>'
const REF = '<xs:element ref="t:g"/>'
const GLOBALS = '<xs:attribute name="x"/><xs:attribute name="y"/>'

/** Components that come and go with what uses them: they break whom that breaks. */
export const INVENTORY_ROWS: readonly SchemaRow[] = [
  row(
    'a type goes with the element that has it',
    sequence(a + element('b', 'type="t:C"')) + COMPLEX,
    sequence(a),
    [
      'complex-type-removed warning consumer+provider',
      'element-required-removed-request warning consumer+provider',
    ],
    [
      'complex-type-removed error consumer+provider',
      'element-required-removed-response error consumer+provider',
    ],
  ),
  row(
    'a type goes, and what had it has another one',
    sequence(element('b', 'type="t:C"')) + COMPLEX,
    sequence(element('b', 'type="xs:int"')),
    [
      'complex-type-removed error consumer+provider',
      'element-type-changed error consumer+provider',
    ],
    [
      'complex-type-removed error consumer+provider',
      'element-type-changed error consumer+provider',
    ],
  ),
  row(
    'a simple type goes, and what had it takes more',
    sequence(element('b', 'type="t:S"')) + SIMPLE,
    sequence(element('b')),
    ['element-type-widened-request info provider', 'simple-type-removed info provider'],
    ['element-type-widened-response error consumer', 'simple-type-removed error consumer'],
  ),
  row(
    'types go with the type that holds them',
    `${sequence(a + element('b', 'type="t:H"'))}<xs:complexType name="H"><xs:attribute name="s" type="t:S"/></xs:complexType>${SIMPLE}`,
    sequence(a),
    [
      'complex-type-removed warning consumer+provider',
      'element-required-removed-request warning consumer+provider',
      'simple-type-removed warning consumer+provider',
    ],
    [
      'complex-type-removed error consumer+provider',
      'element-required-removed-response error consumer+provider',
      'simple-type-removed error consumer+provider',
    ],
  ),
  row(
    'a type comes with the element that has it',
    sequence(a),
    sequence(a + element('b', 'type="t:C" minOccurs="0"')) + COMPLEX,
    ['complex-type-added info provider', 'element-optional-added-request info provider'],
    ['complex-type-added info provider', 'element-optional-added-response warning consumer'],
  ),
  row(
    'a global element comes with the reference to it',
    sequence(a),
    sequence(`${a}${REF}`) + GLOBAL,
    ['element-global-added info nobody', 'element-required-added-request error consumer+provider'],
    [
      'element-global-added info nobody',
      'element-required-added-response warning consumer+provider',
    ],
  ),
  row(
    'a global element goes with the reference to it',
    sequence(`${a}${REF}`) + GLOBAL,
    sequence(a),
    [
      'element-global-removed warning consumer+provider',
      'element-required-removed-request warning consumer+provider',
    ],
    [
      'element-global-removed error consumer+provider',
      'element-required-removed-response error consumer+provider',
    ],
  ),
  row(
    'a global element that is referred to has another name',
    sequence(`${a}${REF}`) + GLOBAL,
    sequence(`${a}${REF.replace('t:g', 't:h')}`) + GLOBAL.replace('"g"', '"h"'),
    'element-renamed error consumer+provider',
    'element-renamed error consumer+provider',
  ),
  row(
    'a base is taken out, and says the same',
    sequence(a + element('b')),
    `${type(`<xs:complexContent><xs:extension base="t:C"><xs:sequence>${element('b')}</xs:sequence></xs:extension></xs:complexContent>`)}<xs:complexType name="C" abstract="true"><xs:sequence>${a}</xs:sequence></xs:complexType>`,
    none,
    none,
  ),
  row(
    'a type comes to extend one that was there',
    sequence(a) + COMPLEX,
    `${type(`<xs:complexContent><xs:extension base="t:C"><xs:sequence>${a}</xs:sequence></xs:extension></xs:complexContent>`)}${COMPLEX}`,
    [
      'derivation-base-changed warning consumer+provider',
      'element-required-added-request error consumer+provider',
    ],
    [
      'derivation-base-changed warning consumer+provider',
      'element-required-added-response warning consumer+provider',
    ],
  ),
  row(
    'another attribute is referred to, which may be left out',
    type('<xs:attribute ref="t:x" use="required"/>') + GLOBALS,
    type('<xs:attribute ref="t:y"/>') + GLOBALS,
    'attribute-ref-changed error consumer+provider',
    'attribute-ref-changed error consumer+provider',
  ),
  row(
    'the type of an attribute is named',
    attribute('type="xs:string"'),
    attribute('type="t:S"') + SIMPLE,
    ['attribute-type-changed error consumer', 'simple-type-added info nobody'],
    ['attribute-type-changed info provider', 'simple-type-added info nobody'],
  ),
]
