import { ANY_TYPE, derivationBetween, elementsOf } from '../../../../src/contracts/index.ts'
import type {
  AttributeGroupDefinition,
  ComplexTypeDefinition,
  IdentityConstraint,
  SimpleTypeDefinition,
} from '../../../../src/contracts/index.ts'
import {
  builtIn,
  componentsOf,
  complexType,
  element,
  outline,
  schema,
  simpleType,
} from './read-components.ts'

describe('element declarations', () => {
  test('say what they are, with their place', async () => {
    const set = await componentsOf(
      '<xs:element name="order" type="xs:int" nillable="true" abstract="1" block="#all" final="extension" default=" 7 "/>',
    )
    const order = element(set, 'order')
    expect(order).toMatchObject({
      kind: 'element',
      key: 'element {urn:o}order',
      name: { namespace: 'urn:o', localName: 'order' },
      isGlobal: true,
      isQualified: true,
      isNillable: true,
      isAbstract: true,
      valueConstraint: { kind: 'default', value: ' 7 ' },
    })
    expect(order.location).toEqual({
      file: 'a.xsd',
      pointer: "/xsd:schema/xsd:element[@name='order']",
      line: 1,
      column: 127,
      endLine: 1,
      endColumn: 241,
    })
    expect([...order.block]).toEqual(['extension', 'restriction', 'substitution'])
    expect([...order.final]).toEqual(['extension'])
    expect(order.type).toBe(builtIn(set, 'int'))
  })

  test('take block and final from the schema where they are silent', async () => {
    const set = await componentsOf({
      'a.xsd': schema(
        '<xs:element name="a"/><xs:element name="b" block=""/>',
        'blockDefault="#all" finalDefault="restriction list"',
      ),
    })
    expect([...element(set, 'a').block]).toEqual(['extension', 'restriction', 'substitution'])
    expect([...element(set, 'a').final]).toEqual(['restriction'])
    expect([...element(set, 'b').block]).toEqual([])
  })

  test('inside a type are qualified as the schema or they themselves say', async () => {
    const body = `<xs:complexType name="T"><xs:sequence>
      <xs:element name="plain"/><xs:element name="other" form="FORM"/></xs:sequence></xs:complexType>`
    const namesIn = async (attributes: string, form: string) => {
      const set = await componentsOf({ 'a.xsd': schema(body.replace('FORM', form), attributes) })
      const content = complexType(set, 'T').contentType
      if (!('particle' in content)) throw new Error('no elements')
      return [...elementsOf(content.particle)].map((one) => one.key)
    }
    expect(await namesIn('', 'qualified')).toEqual([
      'type {urn:o}T/element plain',
      'type {urn:o}T/element {urn:o}other',
    ])
    expect(await namesIn('elementFormDefault="qualified"', 'unqualified')).toEqual([
      'type {urn:o}T/element {urn:o}plain',
      'type {urn:o}T/element other',
    ])
  })

  test('have keys that tell equal names apart and do not count model groups', async () => {
    const set = await componentsOf(
      `<xs:element name="a"><xs:complexType><xs:sequence><xs:element name="x" type="xs:int"/>
        <xs:choice><xs:element name="x" type="xs:int"/><xs:element name="y"><xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType></xs:element></xs:choice>
       </xs:sequence><xs:attribute name="k"/></xs:complexType></xs:element>`,
    )
    const type = element(set, 'a').type as ComplexTypeDefinition
    expect(type.key).toBe('element {urn:o}a/type')
    expect(type.name).toBeUndefined()
    const content = type.contentType
    const inner = 'particle' in content ? [...elementsOf(content.particle)] : []
    expect(inner.map(({ key }) => key)).toEqual([
      'element {urn:o}a/type/element {urn:o}x',
      'element {urn:o}a/type/element {urn:o}x[2]',
      'element {urn:o}a/type/element {urn:o}y',
    ])
    expect(inner[2]?.type).toMatchObject({ key: 'element {urn:o}a/type/element {urn:o}y/type' })
    expect(type.attributeUses[0]?.declaration).toMatchObject({
      key: 'element {urn:o}a/type/attribute k',
    })
  })

  test('without a type have that of the head of their substitution group, else xs:anyType', async () => {
    const set = await componentsOf(
      `<xs:element name="head" type="xs:date"/><xs:element name="middle" substitutionGroup="o:head"/>
       <xs:element name="member" substitutionGroup="o:middle"/><xs:element name="alone"/>
       <xs:element name="one" substitutionGroup="o:two"/><xs:element name="two" substitutionGroup="o:one"/>`,
    )
    expect(element(set, 'member').type).toBe(builtIn(set, 'date'))
    expect(element(set, 'member').substitutionGroup).toBe(element(set, 'middle'))
    expect(element(set, 'alone').type).toBe(ANY_TYPE)
    expect(element(set, 'one').type).toBe(ANY_TYPE)
  })

  test('can be replaced by members of their substitution group, unless block or a derivation forbids', async () => {
    const set = await componentsOf(
      `<xs:complexType name="B"/>
       <xs:complexType name="E"><xs:complexContent><xs:extension base="o:B"/></xs:complexContent></xs:complexType>
       <xs:complexType name="R"><xs:complexContent><xs:restriction base="o:B"/></xs:complexContent></xs:complexType>
       <xs:element name="head" type="o:B" block="restriction"/>
       <xs:element name="extended" type="o:E" substitutionGroup="o:head"/>
       <xs:element name="restricted" type="o:R" substitutionGroup="o:head"/>
       <xs:element name="further" substitutionGroup="o:extended" abstract="true"/>
       <xs:element name="closed" type="o:B" block="substitution"/>
       <xs:element name="shut" substitutionGroup="o:closed"/>`,
    )
    const names = (head: string) =>
      set.substitutionsFor(element(set, head)).map(({ name }) => name.localName)
    expect(names('head')).toEqual(['extended', 'further'])
    expect(names('closed')).toEqual([])
    expect(set.typesDerivedFrom(complexType(set, 'B')).map(({ key }) => key)).toEqual([
      'type {urn:o}E',
      'type {urn:o}R',
    ])
  })

  test('have identity constraints, whose names are global', async () => {
    const set = await componentsOf(
      `<xs:element name="a"><xs:key name="K"><xs:selector xpath="o:item"/><xs:field xpath="@id"/><xs:field xpath="o:n"/></xs:key></xs:element>
       <xs:element name="b"><xs:keyref name="F" refer="o:K"><xs:selector xpath="x"/><xs:field xpath="@r"/></xs:keyref><xs:unique name="U"/></xs:element>`,
    )
    expect(element(set, 'a').identityConstraints).toMatchObject([
      {
        key: 'identityConstraint {urn:o}K',
        category: 'key',
        selector: 'o:item',
        fields: ['@id', 'o:n'],
      },
    ])
    const [reference, unique] = element(set, 'b').identityConstraints
    expect((reference?.referredKey as IdentityConstraint).key).toBe('identityConstraint {urn:o}K')
    expect(unique?.category).toBe('unique')
    expect(unique?.referredKey).toBeUndefined()
  })
})

describe('simple types', () => {
  test('inherit facets; patterns of one step are alternatives, steps add up', async () => {
    const set = await componentsOf(
      `<xs:simpleType name="Code"><xs:restriction base="xs:token"><xs:maxLength value="9" fixed="true"/>
         <xs:pattern value="A.*"/><xs:pattern value="B.*"/></xs:restriction></xs:simpleType>
       <xs:simpleType name="Short" final="list"><xs:restriction base="o:Code"><xs:maxLength value="4"/><xs:pattern value=".*Z"/>
         <xs:enumeration value="AZ"/><xs:enumeration value="BZ"/></xs:restriction></xs:simpleType>`,
    )
    const type = simpleType(set, 'Short')
    const { single, patterns, enumeration } = type.facets
    expect(single.get('maxLength')).toMatchObject({ value: '4', location: { line: 3 } })
    expect(single.get('whiteSpace')).toMatchObject({ value: 'collapse', location: undefined })
    expect(patterns.map((step) => step.map(({ value }) => value))).toEqual([
      ['A.*', 'B.*'],
      ['.*Z'],
    ])
    expect(enumeration?.map(({ value }) => value)).toEqual(['AZ', 'BZ'])
    expect(type.ownFacets.map(({ name }) => name)).toEqual([
      'maxLength',
      'pattern',
      'enumeration',
      'enumeration',
    ])
    expect(simpleType(set, 'Code').facets.single.get('maxLength')?.isFixed).toBe(true)
    expect(type).toMatchObject({ variety: 'atomic', key: 'type {urn:o}Short' })
    expect(type.primitiveType).toBe(builtIn(set, 'string'))
    expect([...type.final]).toEqual(['list'])
  })

  test('are lists and unions, also through restriction', async () => {
    const set = await componentsOf(
      `<xs:simpleType name="Days"><xs:list itemType="xs:date"/></xs:simpleType>
       <xs:simpleType name="Few"><xs:restriction base="o:Days"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
       <xs:simpleType name="Mix"><xs:union memberTypes="xs:int o:Days"><xs:simpleType><xs:restriction base="xs:string"/></xs:simpleType></xs:union></xs:simpleType>`,
    )
    const few = simpleType(set, 'Few')
    expect(few.variety).toBe('list')
    expect(few.itemType).toBe(builtIn(set, 'date'))
    expect(few.facets.single.get('whiteSpace')).toMatchObject({ value: 'collapse', isFixed: true })
    expect(few.primitiveType).toBeUndefined()
    const mix = simpleType(set, 'Mix')
    expect(mix.variety).toBe('union')
    expect(mix.memberTypes.map((member) => 'key' in member && member.key)).toEqual([
      'type {http://www.w3.org/2001/XMLSchema}int',
      'type {urn:o}Days',
      'type {urn:o}Mix/type',
    ])
  })

  test('of XML Schema itself stand in their hierarchy', async () => {
    const set = await componentsOf('')
    const long = builtIn(set, 'long')
    expect([...(derivationBetween(builtIn(set, 'int'), long) ?? [])]).toEqual(['restriction'])
    expect(derivationBetween(long, builtIn(set, 'int'))).toBeUndefined()
    expect(derivationBetween(long, ANY_TYPE)).toEqual(new Set(['restriction']))
    expect(long.facets.single.get('maxInclusive')?.value).toBe('9223372036854775807')
    expect(long.facets.single.get('fractionDigits')).toMatchObject({ value: '0', isFixed: true })
    expect(long.primitiveType).toBe(builtIn(set, 'decimal'))
    expect(builtIn(set, 'anySimpleType').primitiveType).toBeUndefined()
    expect(builtIn(set, 'NMTOKENS')).toMatchObject({
      variety: 'list',
      itemType: { name: { localName: 'NMTOKEN' } },
    })
    expect(builtIn(set, 'nothing')).toBeUndefined()
  })
})

describe('complex types', () => {
  test('have a content model with occurrences; what never occurs is left out', async () => {
    const set = await componentsOf(
      `<xs:complexType name="T"><xs:sequence><xs:element name="a" minOccurs="0" maxOccurs="unbounded"/>
        <xs:choice minOccurs="0"><xs:element name="b"/><xs:any namespace="##other" processContents="lax"/></xs:choice>
        <xs:element name="gone" minOccurs="0" maxOccurs="0"/></xs:sequence></xs:complexType>
       <xs:complexType name="Nothing"><xs:sequence/></xs:complexType>
       <xs:complexType name="Text" mixed="true"/>`,
    )
    expect(outline(complexType(set, 'T'))).toBe('sequence(a{0,Infinity}, choice{0,1}(b, any))')
    expect(complexType(set, 'T').contentType.kind).toBe('element-only')
    expect(complexType(set, 'Nothing').contentType).toEqual({ kind: 'empty' })
    expect(complexType(set, 'Text').contentType.kind).toBe('mixed')
    expect(complexType(set, 'Text').isMixed).toBe(true)
  })

  test('that extend another have its content first, and all attributes', async () => {
    const set = await componentsOf(
      `<xs:complexType name="Base" abstract="true"><xs:sequence><xs:element name="a"/></xs:sequence><xs:attribute name="x"/><xs:anyAttribute namespace="urn:one"/></xs:complexType>
       <xs:complexType name="More"><xs:complexContent><xs:extension base="o:Base"><xs:choice><xs:element name="b"/></xs:choice><xs:attribute name="y" use="required"/><xs:anyAttribute namespace="urn:two ##local" processContents="skip"/></xs:extension></xs:complexContent></xs:complexType>
       <xs:complexType name="Same"><xs:complexContent><xs:extension base="o:Base"/></xs:complexContent></xs:complexType>`,
    )
    const more = complexType(set, 'More')
    expect(outline(more)).toBe('sequence(sequence(a), choice(b))')
    expect(more.derivationMethod).toBe('extension')
    expect(more.baseType).toBe(complexType(set, 'Base'))
    expect(complexType(set, 'Base').isAbstract).toBe(true)
    expect(more.attributeUses.map(({ name, use }) => [name.localName, use])).toEqual([
      ['x', 'optional'],
      ['y', 'required'],
    ])
    expect(more.attributeWildcard).toMatchObject({
      processContents: 'skip',
      constraint: { kind: 'only', namespaces: new Set(['urn:two', '', 'urn:one']) },
    })
    expect(outline(complexType(set, 'Same'))).toBe('sequence(a)')
    expect(complexType(set, 'Same').attributeWildcard?.processContents).toBe('strict')
  })

  test('that restrict another say their content anew, and can prohibit attributes', async () => {
    const set = await componentsOf(
      `<xs:complexType name="Base"><xs:sequence><xs:element name="a"/><xs:element name="b"/></xs:sequence><xs:attribute name="x"/><xs:attribute name="y"/><xs:anyAttribute/></xs:complexType>
       <xs:complexType name="Less"><xs:complexContent><xs:restriction base="o:Base"><xs:sequence><xs:element name="a"/></xs:sequence><xs:attribute name="x" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>`,
    )
    const less = complexType(set, 'Less')
    expect(outline(less)).toBe('sequence(a)')
    expect(less.ownAttributeUses.map(({ use }) => use)).toEqual(['prohibited'])
    expect(less.attributeUses.map(({ name }) => name.localName)).toEqual(['y'])
    expect(less.attributeWildcard).toBeUndefined()
  })

  test('have simple content: extended, then narrowed by facets', async () => {
    const set = await componentsOf(
      `<xs:complexType name="Price"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="currency"/></xs:extension></xs:simpleContent></xs:complexType>
       <xs:complexType name="Small"><xs:simpleContent><xs:restriction base="o:Price"><xs:maxInclusive value="10"/></xs:restriction></xs:simpleContent></xs:complexType>`,
    )
    expect(complexType(set, 'Price').contentType).toEqual({
      kind: 'simple',
      type: builtIn(set, 'decimal'),
    })
    const { contentType, attributeUses } = complexType(set, 'Small')
    if (contentType.kind !== 'simple') throw new Error('not simple')
    const type = contentType.type as SimpleTypeDefinition
    expect(type.facets.single.get('maxInclusive')?.value).toBe('10')
    expect(type.baseType).toBe(builtIn(set, 'decimal'))
    expect(attributeUses.map(({ name }) => name.localName)).toEqual(['currency'])
  })

  test('take in model groups and attribute groups', async () => {
    const set = await componentsOf(
      `<xs:group name="G"><xs:choice><xs:element name="a"/><xs:element ref="o:e"/></xs:choice></xs:group><xs:element name="e"/>
       <xs:attribute name="glob" type="xs:int" fixed="1"/>
       <xs:attributeGroup name="A"><xs:attribute name="x"/><xs:attributeGroup ref="o:B"/><xs:anyAttribute namespace="##other"/></xs:attributeGroup>
       <xs:attributeGroup name="B"><xs:attribute ref="o:glob" use="required"/><xs:attributeGroup ref="o:A"/><xs:anyAttribute namespace="urn:o urn:p"/></xs:attributeGroup>
       <xs:complexType name="T"><xs:group ref="o:G" minOccurs="0"/><xs:attributeGroup ref="o:A"/></xs:complexType>`,
    )
    const type = complexType(set, 'T')
    expect(outline(type)).toBe('choice{0,1}(a, e)')
    const content = type.contentType
    if (!('particle' in content)) throw new Error('no elements')
    expect(content.particle.group?.key).toBe('group {urn:o}G')
    expect([...elementsOf(content.particle)].map(({ key }) => key)).toEqual([
      'group {urn:o}G/element {urn:o}a',
      'element {urn:o}e',
    ])
    const [x, glob] = type.attributeUses
    expect(x).toMatchObject({ isReference: false, name: { namespace: '', localName: 'x' } })
    expect(glob).toMatchObject({
      isReference: true,
      use: 'required',
      name: { namespace: 'urn:o', localName: 'glob' },
      valueConstraint: { kind: 'fixed', value: '1' },
    })
    expect(type.attributeWildcard?.constraint).toEqual({
      kind: 'only',
      namespaces: new Set(['urn:p']),
    })
    const group = set.get('attributeGroup {urn:o}B') as AttributeGroupDefinition
    expect(group.attributes.uses.map(({ name }) => name.localName)).toEqual(['glob', 'x'])
  })
})
