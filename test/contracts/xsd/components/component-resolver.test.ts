import { elementsOf } from '../../../../src/contracts/index.ts'
import type { ComplexTypeDefinition } from '../../../../src/contracts/index.ts'
import {
  chameleon,
  componentsOf,
  complexType,
  element,
  outline,
  schema,
  simpleType,
} from './read-components.ts'

describe('annotations', () => {
  test('have documentation with its language, and appinfo', async () => {
    const set = await componentsOf(
      '<xs:element name="a"><xs:annotation><xs:appinfo source="urn:tool"><x>7</x></xs:appinfo><xs:documentation xml:lang="en">An\n <b>order</b></xs:documentation></xs:annotation></xs:element>',
    )
    const [annotation] = element(set, 'a').annotations
    expect(annotation?.appinfo).toMatchObject([{ source: 'urn:tool', text: '7' }])
    expect(annotation?.documentation).toMatchObject([{ language: 'en', text: 'An order' }])
  })
})

describe('across documents', () => {
  test('an included schema without namespace takes on that of the including one, its references too', async () => {
    const set = await componentsOf({
      'a.xsd': schema('<xs:include schemaLocation="b.xsd"/>'),
      'b.xsd': chameleon(
        '<xs:element name="e" type="T"/><xs:complexType name="T"><xs:sequence><xs:element ref="e"/></xs:sequence></xs:complexType>',
      ),
    })
    expect(element(set, 'e').type).toBe(complexType(set, 'T'))
    expect(outline(complexType(set, 'T'))).toBe('sequence(e)')
    expect(complexType(set, 'T').location?.file).toBe('b.xsd')
  })

  test('a redefinition replaces what it redefines and is based on it', async () => {
    const set = await componentsOf({
      'a.xsd': schema(
        `<xs:include schemaLocation="b.xsd"/><xs:redefine schemaLocation="b.xsd">
          <xs:complexType name="T"><xs:complexContent><xs:extension base="o:T"><xs:sequence><xs:element name="more" type="o:T"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
          <xs:group name="G"><xs:sequence><xs:group ref="o:G"/><xs:element name="g2"/></xs:sequence></xs:group>
          <xs:attributeGroup name="A"><xs:attributeGroup ref="o:A"/><xs:attribute name="new"/></xs:attributeGroup>
         </xs:redefine>`,
      ),
      'b.xsd': schema(
        `<xs:complexType name="T"><xs:sequence><xs:element name="old"/></xs:sequence></xs:complexType>
         <xs:group name="G"><xs:sequence><xs:element name="g1"/></xs:sequence></xs:group>
         <xs:attributeGroup name="A"><xs:attribute name="x"/></xs:attributeGroup>
         <xs:complexType name="User"><xs:group ref="o:G"/><xs:attributeGroup ref="o:A"/></xs:complexType>
         <xs:element name="e" type="o:T"/>`,
      ),
    })
    const type = complexType(set, 'T')
    expect(outline(type)).toBe('sequence(sequence(old), sequence(more))')
    expect(type.baseType).toMatchObject({
      key: 'type {urn:o}T~redefined',
      location: { file: 'b.xsd' },
    })
    const content = type.contentType
    const more = 'particle' in content ? [...elementsOf(content.particle)][1] : undefined
    expect(more?.type).toBe(type)
    expect(element(set, 'e').type).toBe(type)
    expect(outline(complexType(set, 'User'))).toBe('sequence(sequence(g1), g2)')
    expect(complexType(set, 'User').attributeUses.map(({ name }) => name.localName)).toEqual([
      'new',
      'x',
    ])
    expect(set.all.filter(({ key }) => key === 'type {urn:o}T')).toHaveLength(1)
  })

  test('schemas that import each other reach each other', async () => {
    const set = await componentsOf({
      'a.xsd':
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="urn:p" targetNamespace="urn:o"><xs:import namespace="urn:p" schemaLocation="b.xsd"/><xs:element name="a" type="p:P"/></xs:schema>',
      'b.xsd':
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o" targetNamespace="urn:p"><xs:import namespace="urn:o" schemaLocation="a.xsd"/><xs:complexType name="P"><xs:sequence><xs:element ref="o:a"/></xs:sequence></xs:complexType></xs:schema>',
    })
    const type = element(set, 'a').type as ComplexTypeDefinition
    const content = type.contentType
    expect('particle' in content && [...elementsOf(content.particle)]).toEqual([element(set, 'a')])
  })
})

describe('what leads nowhere', () => {
  const reasonOf = (found: unknown) => (found as { reason?: string }).reason

  test('is said with a reason: not defined, not available, or known to everybody', async () => {
    const set = await componentsOf(
      `<xs:import namespace="urn:far" schemaLocation="http://far/f.xsd"/>
       <xs:element name="a" type="o:None"/><xs:element name="b" type="f:T" xmlns:f="urn:far"/>
       <xs:element name="c" type="e:Array" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/"/>`,
    )
    expect(element(set, 'a').type).toMatchObject({
      kind: 'unresolved',
      reason: 'undefined',
      name: { localName: 'None' },
      location: { line: 2, column: 8 },
    })
    expect(reasonOf(element(set, 'b').type)).toBe('unavailable')
    expect(reasonOf(element(set, 'c').type)).toBe('well-known')
  })

  test('types that are their own base end there', async () => {
    const set = await componentsOf(
      `<xs:simpleType name="A"><xs:restriction base="o:B"/></xs:simpleType><xs:simpleType name="B"><xs:restriction base="o:A"/></xs:simpleType>
       <xs:simpleType name="C"><xs:restriction base="o:A"><xs:length value="1"/></xs:restriction></xs:simpleType>
       <xs:complexType name="S"><xs:complexContent><xs:extension base="o:S"><xs:attribute name="x"/></xs:extension></xs:complexContent></xs:complexType>`,
    )
    expect(reasonOf(simpleType(set, 'A').baseType)).toBe('circular')
    expect(reasonOf(simpleType(set, 'B').baseType)).toBe('circular')
    expect(simpleType(set, 'C').baseType).toBe(simpleType(set, 'A'))
    expect(simpleType(set, 'C').facets.single.get('length')?.value).toBe('1')
    expect(outline(complexType(set, 'S'))).toBe('sequence(circular)')
    expect(complexType(set, 'S').attributeUses).toHaveLength(1)
  })

  test('groups within themselves end there', async () => {
    const set = await componentsOf(
      `<xs:group name="A"><xs:sequence><xs:element name="a"/><xs:group ref="o:B"/></xs:sequence></xs:group>
       <xs:group name="B"><xs:sequence><xs:group ref="o:A"/></xs:sequence></xs:group>
       <xs:group name="C"><xs:sequence><xs:element name="c"><xs:complexType><xs:group ref="o:C"/></xs:complexType></xs:element></xs:sequence></xs:group>
       <xs:complexType name="T"><xs:group ref="o:A"/></xs:complexType><xs:complexType name="U"><xs:group ref="o:C"/></xs:complexType>`,
    )
    expect(outline(complexType(set, 'T'))).toBe('sequence(a, sequence(circular))')
    expect(outline(complexType(set, 'U'))).toBe('sequence(c)')
  })
})

describe('large schemas cost no more than they are long', () => {
  test('a chain of 5,000 extensions is cut, not followed to the end', async () => {
    const types = Array.from({ length: 5_000 }, (_, index) => {
      const inner = `<xs:sequence><xs:element name="e${index}"/></xs:sequence><xs:attribute name="a${index}"/>`
      return index === 0
        ? `<xs:complexType name="T0">${inner}</xs:complexType>`
        : `<xs:complexType name="T${index}"><xs:complexContent><xs:extension base="o:T${index - 1}">${inner}</xs:extension></xs:complexContent></xs:complexType>`
    })
    const set = await componentsOf(types.join(''))
    const last = complexType(set, 'T4999')
    expect(last.attributeUses.length).toBeLessThanOrEqual(257)
    expect(outline(last)).toContain('too-deep')
    expect(complexType(set, 'T255').attributeUses).toHaveLength(256)
  })

  test('groups that double are walked once each', async () => {
    const groups = Array.from(
      { length: 60 },
      (_, index) =>
        `<xs:group name="G${index}"><xs:sequence><xs:group ref="o:G${index + 1}"/><xs:group ref="o:G${index + 1}"/></xs:sequence></xs:group>`,
    )
    const set = await componentsOf(
      `${groups.join('')}<xs:group name="G60"><xs:sequence><xs:element name="e"/></xs:sequence></xs:group><xs:complexType name="T"><xs:group ref="o:G0"/></xs:complexType>`,
    )
    const content = complexType(set, 'T').contentType
    expect('particle' in content && [...elementsOf(content.particle)]).toHaveLength(1)
  })
})
