/** What changes in a schema, and what that is called for requests and for responses. */
export interface SchemaRow {
  readonly name: string
  readonly old: string
  readonly now: string
  readonly request: readonly string[]
  readonly response: readonly string[]
}

const type = (content: string): string => `<xs:complexType name="T">${content}</xs:complexType>`
const sequence = (content: string): string => type(`<xs:sequence>${content}</xs:sequence>`)
const choice = (content: string): string => type(`<xs:choice>${content}</xs:choice>`)
const simple = (content: string, base = 'xs:string'): string =>
  `<xs:simpleType name="T"><xs:restriction base="${base}">${content}</xs:restriction></xs:simpleType>`
const element = (name: string, more = 'type="xs:string"'): string =>
  `<xs:element name="${name}" ${more}/>`
const a = element('a')
const attribute = (more: string): string => type(`<xs:attribute name="x" ${more}/>`)

function row(
  name: string,
  old: string,
  now: string,
  request: string | readonly string[],
  response: string | readonly string[],
): SchemaRow {
  return { name, old, now, request: [request].flat(), response: [response].flat() }
}

const none: readonly string[] = []

/** Elements: there or not, how often, of which type. */
export const ELEMENT_ROWS: readonly SchemaRow[] = [
  row(
    'a required element is added',
    sequence(a),
    sequence(a + element('b')),
    'element-required-added-request error consumer+provider',
    'element-required-added-response warning consumer+provider',
  ),
  row(
    'an optional element is added',
    sequence(a),
    sequence(a + element('b', 'minOccurs="0" type="xs:int"')),
    'element-optional-added-request info provider',
    'element-optional-added-response warning consumer',
  ),
  row(
    'a required element is removed',
    sequence(a + element('b')),
    sequence(a),
    'element-required-removed-request warning consumer+provider',
    'element-required-removed-response error consumer+provider',
  ),
  row(
    'an optional element is removed',
    sequence(a + element('b', 'minOccurs="0" type="xs:int"')),
    sequence(a),
    'element-optional-removed-request warning consumer',
    'element-optional-removed-response info provider',
  ),
  row(
    'an element becomes required',
    sequence(element('a', 'minOccurs="0" type="xs:int"')),
    sequence(element('a', 'type="xs:int"')),
    'element-min-occurs-increased-request error consumer',
    'element-min-occurs-increased-response info provider',
  ),
  row(
    'an element becomes optional',
    sequence(element('a', 'type="xs:int"')),
    sequence(element('a', 'minOccurs="0" type="xs:int"')),
    'element-min-occurs-decreased-request info provider',
    'element-min-occurs-decreased-response error consumer',
  ),
  row(
    'an element may be repeated',
    sequence(element('a', 'type="xs:int"')),
    sequence(element('a', 'type="xs:int" maxOccurs="unbounded"')),
    'element-max-occurs-increased-request info provider',
    'element-max-occurs-increased-response error consumer',
  ),
  row(
    'an element may be repeated less often',
    sequence(element('a', 'type="xs:int" maxOccurs="5"')),
    sequence(element('a', 'type="xs:int" maxOccurs="2"')),
    'element-max-occurs-decreased-request error consumer',
    'element-max-occurs-decreased-response info provider',
  ),
  row(
    'an int becomes a long',
    sequence(element('a', 'type="xs:int"')),
    sequence(element('a', 'type="xs:long"')),
    'element-type-widened-request info provider',
    'element-type-widened-response error consumer',
  ),
  row(
    'a text becomes one of a few',
    sequence(a),
    sequence(
      '<xs:element name="a"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="x"/></xs:restriction></xs:simpleType></xs:element>',
    ),
    'element-type-narrowed-request error consumer',
    'element-type-narrowed-response info provider',
  ),
  row(
    'a number becomes a date',
    sequence(element('a', 'type="xs:int"')),
    sequence(element('a', 'type="xs:date"')),
    'element-type-changed error consumer+provider',
    'element-type-changed error consumer+provider',
  ),
  row(
    'an element may be nil',
    sequence(a),
    sequence(element('a', 'type="xs:string" nillable="true"')),
    'element-nillable-added-request info provider',
    'element-nillable-added-response error consumer',
  ),
  row(
    'an element may no longer be nil',
    sequence(element('a', 'type="xs:string" nillable="true"')),
    sequence(a),
    'element-nillable-removed-request error consumer',
    'element-nillable-removed-response info provider',
  ),
  row(
    'an element is renamed',
    sequence(a + element('b', 'type="xs:int"')),
    sequence(a + element('c', 'type="xs:int"')),
    'element-renamed error consumer+provider',
    'element-renamed error consumer+provider',
  ),
  row(
    'the form of an element changes',
    sequence(a),
    sequence(element('a', 'type="xs:string" form="unqualified"')),
    'element-form-changed error consumer+provider',
    'element-form-changed error consumer+provider',
  ),
  row(
    'a default is set',
    sequence(a),
    sequence(element('a', 'type="xs:string" default="x"')),
    'element-default-changed warning consumer+provider',
    'element-default-changed warning consumer+provider',
  ),
  row(
    'a fixed value is set',
    sequence(a),
    sequence(element('a', 'type="xs:string" fixed="x"')),
    'element-fixed-added error consumer+provider',
    'element-fixed-added info provider',
  ),
  row(
    'a fixed value is taken away',
    sequence(element('a', 'type="xs:string" fixed="x"')),
    sequence(a),
    'element-fixed-removed info provider',
    'element-fixed-removed warning consumer',
  ),
  row(
    'a type in place gets a name',
    sequence(
      '<xs:element name="a"><xs:complexType><xs:attribute name="x"/></xs:complexType></xs:element>',
    ),
    `${sequence(element('a', 'type="t:A"'))}<xs:complexType name="A"><xs:attribute name="x"/></xs:complexType>`,
    'element-inline-to-named-type info nobody',
    'element-inline-to-named-type info nobody',
  ),
  row(
    'a local element becomes a reference',
    sequence(a),
    `${sequence('<xs:element ref="t:a"/>')}${a}`,
    'element-local-to-ref info nobody',
    'element-local-to-ref info nobody',
  ),
  row(
    'a type becomes abstract',
    sequence(a),
    sequence(a).replace('name="T"', 'name="T" abstract="true"'),
    'element-abstract-added error consumer+provider',
    'element-abstract-added error consumer+provider',
  ),
  row(
    'a type is no longer abstract',
    sequence(a).replace('name="T"', 'name="T" abstract="true"'),
    sequence(a),
    'element-abstract-removed info provider',
    'element-abstract-removed info provider',
  ),
  row(
    'a type excludes extensions',
    sequence(a),
    sequence(a).replace('name="T"', 'name="T" block="extension"'),
    'element-block-changed error consumer',
    'element-block-changed info provider',
  ),
  row(
    'an element joins a substitution group',
    `${sequence('<xs:element ref="t:head"/>')}${element('head')}`,
    `${sequence('<xs:element ref="t:head"/>')}${element('head')}${element('more', 'type="xs:string" substitutionGroup="t:head"')}`,
    'substitution-group-member-added info provider',
    'substitution-group-member-added error consumer',
  ),
  row(
    'an element leaves a substitution group',
    `${sequence('<xs:element ref="t:head"/>')}${element('head')}${element('more', 'type="xs:string" substitutionGroup="t:head"')}`,
    `${sequence('<xs:element ref="t:head"/>')}${element('head')}${element('more')}`,
    'substitution-group-member-removed error consumer',
    'substitution-group-member-removed info provider',
  ),
  row(
    'a key is demanded',
    sequence('<xs:element name="a" type="xs:string"/>'),
    sequence(
      '<xs:element name="a" type="xs:string"><xs:key name="k"><xs:selector xpath="."/><xs:field xpath="@id"/></xs:key></xs:element>',
    ),
    'identity-constraint-added error consumer',
    'identity-constraint-added info provider',
  ),
  row(
    'a key is no longer demanded',
    sequence(
      '<xs:element name="a" type="xs:string"><xs:key name="k"><xs:selector xpath="."/><xs:field xpath="@id"/></xs:key></xs:element>',
    ),
    sequence('<xs:element name="a" type="xs:string"/>'),
    'identity-constraint-removed info provider',
    'identity-constraint-removed warning consumer',
  ),
  row(
    'a key is about something else',
    sequence(
      '<xs:element name="a" type="xs:string"><xs:key name="k"><xs:selector xpath="."/><xs:field xpath="@id"/></xs:key></xs:element>',
    ),
    sequence(
      '<xs:element name="a" type="xs:string"><xs:key name="k"><xs:selector xpath="."/><xs:field xpath="@no"/></xs:key></xs:element>',
    ),
    'identity-constraint-changed warning consumer+provider',
    'identity-constraint-changed warning consumer+provider',
  ),
  row(
    'a declaration that is referred to is gone',
    `${sequence('<xs:element ref="t:b"/>')}${element('b')}`,
    sequence('<xs:element ref="t:b"/>'),
    'element-global-removed error consumer+provider',
    'element-global-removed error consumer+provider',
  ),
]

/** Complex types: their content, how they are derived, wildcards. */
export const TYPE_ROWS: readonly SchemaRow[] = [
  row(
    'an alternative is added',
    choice(a + element('b')),
    choice(a + element('b') + element('c')),
    'choice-branch-added-request info provider',
    'choice-branch-added-response error consumer',
  ),
  row(
    'an alternative is removed',
    choice(a + element('b') + element('c')),
    choice(a + element('b')),
    'choice-branch-removed-request error consumer',
    'choice-branch-removed-response info provider',
  ),
  row(
    'a type that is referred to is gone',
    `${sequence(element('a', 'type="t:A"'))}<xs:complexType name="A"/>`,
    sequence(element('a', 'type="t:A"')),
    'complex-type-removed error consumer+provider',
    'complex-type-removed error consumer+provider',
  ),
  row(
    'a type is renamed',
    `${sequence(element('a', 'type="t:A"'))}<xs:complexType name="A"><xs:sequence>${element('n')}</xs:sequence></xs:complexType>`,
    `${sequence(element('a', 'type="t:B"'))}<xs:complexType name="B"><xs:sequence>${element('n')}</xs:sequence></xs:complexType>`,
    'complex-type-renamed warning consumer+provider',
    'complex-type-renamed warning consumer+provider',
  ),
  row(
    'a derived type is added',
    sequence(a),
    `${sequence(a)}<xs:complexType name="D"><xs:complexContent><xs:extension base="t:T"/></xs:complexContent></xs:complexType>`,
    'derived-type-added info provider',
    'derived-type-added warning consumer',
  ),
  row(
    'a derived type is removed',
    `${sequence(a)}<xs:complexType name="D"><xs:complexContent><xs:extension base="t:T"/></xs:complexContent></xs:complexType>`,
    sequence(a),
    'derived-type-removed warning consumer',
    'derived-type-removed info provider',
  ),
  row(
    'a sequence becomes a choice',
    sequence(a + element('b')),
    choice(a + element('b')),
    'model-group-changed error consumer+provider',
    'model-group-changed error consumer+provider',
  ),
  row(
    'an empty type gets content',
    type(''),
    sequence(a),
    'model-added error consumer+provider',
    'model-added error consumer+provider',
  ),
  row(
    'a type loses its content',
    sequence(a),
    type(''),
    'model-removed error consumer+provider',
    'model-removed error consumer+provider',
  ),
  row(
    'two elements change places',
    sequence(a + element('b')),
    sequence(element('b') + a),
    'sequence-order-changed error consumer+provider',
    'sequence-order-changed error consumer+provider',
  ),
  row(
    'a sequence becomes all',
    sequence(a + element('b')),
    type(`<xs:all>${a}${element('b')}</xs:all>`),
    'sequence-to-all info provider',
    'sequence-to-all error consumer',
  ),
  row(
    'all becomes a sequence',
    type(`<xs:all>${a}${element('b')}</xs:all>`),
    sequence(a + element('b')),
    'all-to-sequence error consumer',
    'all-to-sequence info provider',
  ),
  row(
    'another group is referred to',
    `${type('<xs:group ref="t:g"/>')}<xs:group name="g"><xs:sequence>${a}</xs:sequence></xs:group><xs:group name="h"><xs:sequence>${a}</xs:sequence></xs:group>`,
    `${type('<xs:group ref="t:h"/>')}<xs:group name="g"><xs:sequence>${a}</xs:sequence></xs:group><xs:group name="h"><xs:sequence>${a}</xs:sequence></xs:group>`,
    'group-ref-changed warning consumer+provider',
    'group-ref-changed warning consumer+provider',
  ),
  row(
    'text may stand between elements',
    sequence(a),
    sequence(a).replace('name="T"', 'name="T" mixed="true"'),
    'mixed-added info provider',
    'mixed-added error consumer',
  ),
  row(
    'text may no longer stand between elements',
    sequence(a).replace('name="T"', 'name="T" mixed="true"'),
    sequence(a),
    'mixed-removed error consumer',
    'mixed-removed info provider',
  ),
  row(
    'an extension becomes a restriction of the same content',
    `${type(`<xs:complexContent><xs:extension base="t:B"/></xs:complexContent>`)}<xs:complexType name="B"><xs:sequence>${a}</xs:sequence></xs:complexType>`,
    `${type(`<xs:complexContent><xs:restriction base="t:B"><xs:sequence>${a}</xs:sequence></xs:restriction></xs:complexContent>`)}<xs:complexType name="B"><xs:sequence>${a}</xs:sequence></xs:complexType>`,
    'derivation-changed warning consumer+provider',
    'derivation-changed warning consumer+provider',
  ),
  row(
    'a type has another base with the same content',
    `${type(`<xs:complexContent><xs:extension base="t:B"/></xs:complexContent>`)}<xs:complexType name="B"><xs:sequence>${a}</xs:sequence></xs:complexType><xs:complexType name="C"><xs:sequence>${a}</xs:sequence></xs:complexType>`,
    `${type(`<xs:complexContent><xs:extension base="t:C"/></xs:complexContent>`)}<xs:complexType name="B"><xs:sequence>${a}</xs:sequence></xs:complexType><xs:complexType name="C"><xs:sequence>${a}</xs:sequence></xs:complexType>`,
    'derivation-base-changed warning consumer+provider',
    'derivation-base-changed warning consumer+provider',
  ),
  row(
    'text becomes elements',
    type('<xs:simpleContent><xs:extension base="xs:string"/></xs:simpleContent>'),
    sequence(a),
    'simple-content-to-complex error consumer+provider',
    'simple-content-to-complex error consumer+provider',
  ),
  row(
    'a wildcard is added',
    sequence(a),
    sequence(`${a}<xs:any namespace="##other" minOccurs="0"/>`),
    'any-added info provider',
    'any-added warning consumer',
  ),
  row(
    'a wildcard is removed',
    sequence(`${a}<xs:any namespace="##other" minOccurs="0"/>`),
    sequence(a),
    'any-removed error consumer',
    'any-removed info provider',
  ),
  row(
    'a wildcard takes more namespaces',
    sequence(`${a}<xs:any namespace="urn:x" minOccurs="0"/>`),
    sequence(`${a}<xs:any namespace="##any" minOccurs="0"/>`),
    'any-namespace-widened info provider',
    'any-namespace-widened warning consumer',
  ),
  row(
    'a wildcard takes fewer namespaces',
    sequence(`${a}<xs:any namespace="##any" minOccurs="0"/>`),
    sequence(`${a}<xs:any namespace="urn:x" minOccurs="0"/>`),
    'any-namespace-narrowed error consumer',
    'any-namespace-narrowed info provider',
  ),
  row(
    'a wildcard judges less',
    sequence(`${a}<xs:any minOccurs="0" processContents="strict"/>`),
    sequence(`${a}<xs:any minOccurs="0" processContents="lax"/>`),
    'any-process-contents-laxer info provider',
    'any-process-contents-laxer warning consumer',
  ),
  row(
    'a wildcard judges more',
    sequence(`${a}<xs:any minOccurs="0" processContents="skip"/>`),
    sequence(`${a}<xs:any minOccurs="0" processContents="lax"/>`),
    'any-process-contents-stricter error consumer',
    'any-process-contents-stricter info provider',
  ),
  row(
    'a wildcard moves',
    sequence(`${a}<xs:any minOccurs="0" namespace="##other"/>`),
    sequence(`<xs:any minOccurs="0" namespace="##other"/>${a}`),
    'any-position-changed error consumer+provider',
    'any-position-changed error consumer+provider',
  ),
  row(
    'further attributes are taken',
    type(''),
    type('<xs:anyAttribute/>'),
    'any-attribute-changed warning consumer+provider',
    'any-attribute-changed warning consumer+provider',
  ),
]

/** Attributes. */
export const ATTRIBUTE_ROWS: readonly SchemaRow[] = [
  row(
    'a required attribute is added',
    type(''),
    attribute('use="required"'),
    'attribute-required-added-request error consumer+provider',
    'attribute-required-added-response warning consumer+provider',
  ),
  row(
    'an optional attribute is added',
    type(''),
    attribute(''),
    'attribute-optional-added warning consumer+provider',
    'attribute-optional-added warning consumer+provider',
  ),
  row(
    'an attribute is removed',
    attribute(''),
    type(''),
    'attribute-removed-request warning consumer+provider',
    'attribute-removed-response warning consumer',
  ),
  row(
    'a required attribute is removed',
    attribute('use="required"'),
    type(''),
    'attribute-removed-request warning consumer+provider',
    'attribute-removed-response error consumer+provider',
  ),
  row(
    'an attribute becomes required',
    attribute(''),
    attribute('use="required"'),
    'attribute-use-to-required error consumer',
    'attribute-use-to-required info provider',
  ),
  row(
    'an attribute becomes optional',
    attribute('use="required"'),
    attribute(''),
    'attribute-use-to-optional info provider',
    'attribute-use-to-optional error consumer',
  ),
  row(
    'an attribute is prohibited',
    attribute(''),
    attribute('use="prohibited"'),
    'attribute-use-prohibited error consumer',
    'attribute-use-prohibited info provider',
  ),
  row(
    'an attribute has another type',
    attribute('type="xs:int"'),
    attribute('type="xs:date"'),
    'attribute-type-changed error consumer+provider',
    'attribute-type-changed error consumer+provider',
  ),
  row(
    'an attribute has a wider type',
    attribute('type="xs:int"'),
    attribute('type="xs:long"'),
    'attribute-type-changed info provider',
    'attribute-type-changed error consumer',
  ),
  row(
    'another attribute is referred to',
    `${type('<xs:attribute ref="t:x"/>')}<xs:attribute name="x"/><xs:attribute name="y"/>`,
    `${type('<xs:attribute ref="t:y"/>')}<xs:attribute name="x"/><xs:attribute name="y"/>`,
    'attribute-ref-changed error consumer+provider',
    'attribute-ref-changed error consumer+provider',
  ),
  row(
    'the form of an attribute changes',
    attribute(''),
    attribute('form="qualified"'),
    'attribute-form-changed error consumer+provider',
    'attribute-form-changed error consumer+provider',
  ),
  row(
    'the default of an attribute changes',
    attribute('default="1"'),
    attribute('default="2"'),
    'attribute-default-changed warning consumer+provider',
    'attribute-default-changed warning consumer+provider',
  ),
  row(
    'an attribute gets a fixed value',
    attribute(''),
    attribute('fixed="2"'),
    'attribute-fixed-changed error consumer+provider',
    'attribute-fixed-changed info provider',
  ),
]

/** Simple types and their facets. */
export const SIMPLE_TYPE_ROWS: readonly SchemaRow[] = [
  row(
    'a value is added',
    simple('<xs:enumeration value="x"/>'),
    simple('<xs:enumeration value="x"/><xs:enumeration value="y"/>'),
    'simple-type-enumeration-added-request info provider',
    'simple-type-enumeration-added-response error consumer',
  ),
  row(
    'a value is removed',
    simple('<xs:enumeration value="x"/><xs:enumeration value="y"/>'),
    simple('<xs:enumeration value="x"/>'),
    'simple-type-enumeration-removed-request error consumer',
    'simple-type-enumeration-removed-response info provider',
  ),
  row(
    'an upper limit is raised',
    simple('<xs:maxLength value="9"/>'),
    simple('<xs:maxLength value="10"/>'),
    'facet-max-increased-request info provider',
    'facet-max-increased-response error consumer',
  ),
  row(
    'an upper limit is lowered',
    simple('<xs:maxInclusive value="10"/>', 'xs:decimal'),
    simple('<xs:maxExclusive value="10.0"/>', 'xs:decimal'),
    'facet-max-decreased-request error consumer',
    'facet-max-decreased-response info provider',
  ),
  row(
    'a lower limit is raised',
    simple('<xs:minInclusive value="-10"/>', 'xs:int'),
    simple('<xs:minInclusive value="-9"/>', 'xs:int'),
    'facet-min-increased-request error consumer',
    'facet-min-increased-response info provider',
  ),
  row(
    'a lower limit is lowered',
    simple('<xs:minLength value="2"/>'),
    simple('<xs:minLength value="1"/>'),
    'facet-min-decreased-request info provider',
    'facet-min-decreased-response error consumer',
  ),
  row(
    'a limit is added',
    simple(''),
    simple('<xs:maxLength value="9"/>'),
    'facet-added-request error consumer',
    'facet-added-response info provider',
  ),
  row(
    'a limit is removed',
    simple('<xs:pattern value="[a-z]"/>'),
    simple(''),
    'facet-removed-request info provider',
    'facet-removed-response error consumer',
  ),
  row(
    'the length changes',
    simple('<xs:length value="9"/>'),
    simple('<xs:length value="8"/>'),
    'facet-length-changed error consumer+provider',
    'facet-length-changed error consumer+provider',
  ),
  row(
    'the pattern changes',
    simple('<xs:pattern value="[a-z]"/>'),
    simple('<xs:pattern value="[a-f]"/>'),
    'facet-pattern-changed warning consumer+provider',
    'facet-pattern-changed warning consumer+provider',
  ),
  row(
    'white space is treated otherwise',
    simple('<xs:whiteSpace value="replace"/>'),
    simple('<xs:whiteSpace value="collapse"/>'),
    'facet-white-space-changed warning consumer+provider',
    'facet-white-space-changed warning consumer+provider',
  ),
  row(
    'a union gains a member',
    '<xs:simpleType name="T"><xs:union memberTypes="xs:int"/></xs:simpleType>',
    '<xs:simpleType name="T"><xs:union memberTypes="xs:int xs:date"/></xs:simpleType>',
    'list-union-changed info provider',
    'list-union-changed error consumer',
  ),
  row(
    'a list has other items',
    '<xs:simpleType name="T"><xs:list itemType="xs:int"/></xs:simpleType>',
    '<xs:simpleType name="T"><xs:list itemType="xs:date"/></xs:simpleType>',
    'list-union-changed error consumer+provider',
    'list-union-changed error consumer+provider',
  ),
  row(
    'the base becomes wider',
    simple('', 'xs:int'),
    simple('', 'xs:long'),
    'simple-type-base-changed info provider',
    'simple-type-base-changed error consumer',
  ),
  row(
    'a simple type that is referred to is gone',
    `${sequence(element('a', 'type="t:A"'))}<xs:simpleType name="A"><xs:restriction base="xs:string"/></xs:simpleType>`,
    sequence(element('a', 'type="t:A"')),
    'simple-type-removed error consumer+provider',
    'simple-type-removed error consumer+provider',
  ),
  row(
    'a simple type is renamed',
    `${sequence(element('a', 'type="t:A"'))}<xs:simpleType name="A"><xs:restriction base="xs:string"/></xs:simpleType>`,
    `${sequence(element('a', 'type="t:B"'))}<xs:simpleType name="B"><xs:restriction base="xs:string"/></xs:simpleType>`,
    'simple-type-renamed info nobody',
    'simple-type-renamed info nobody',
  ),
]

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
