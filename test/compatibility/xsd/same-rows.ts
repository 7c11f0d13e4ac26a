import { type, sequence, element, a, attribute, row, none, type SchemaRow } from './schema-row.ts'

/** The same content in other words, and what no message reaches. */
export const SAME_ROWS: readonly SchemaRow[] = [
  row(
    'a group is taken out',
    sequence(a + element('b')),
    `${sequence(`${a}<xs:group ref="t:g"/>`)}<xs:group name="g"><xs:sequence>${element('b')}</xs:sequence></xs:group>`,
    none,
    none,
  ),
  row(
    'a sequence stands in a sequence',
    sequence(a + element('b')),
    sequence(
      `<xs:sequence>${a}</xs:sequence><xs:sequence><xs:choice>${element('b')}</xs:choice></xs:sequence>`,
    ),
    none,
    none,
  ),
  row(
    'a base takes over elements',
    sequence(a + element('b')),
    `${type(`<xs:complexContent><xs:extension base="t:B"><xs:sequence>${element('b')}</xs:sequence></xs:extension></xs:complexContent>`)}<xs:complexType name="B" abstract="true"><xs:sequence>${a}</xs:sequence></xs:complexType>`,
    none,
    none,
  ),
  row(
    'attributes are put into a group',
    attribute(''),
    `${type('<xs:attributeGroup ref="t:g"/>')}<xs:attributeGroup name="g"><xs:attribute name="x"/></xs:attributeGroup>`,
    none,
    none,
  ),
  row(
    'attributes stand in another order',
    type('<xs:attribute name="x"/><xs:attribute name="y"/>'),
    type('<xs:attribute name="y"/><xs:attribute name="x"/>'),
    none,
    none,
  ),
]
