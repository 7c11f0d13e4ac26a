import { readContract, type ResolveImport } from '../../../src/contracts/index.ts'
import { schemaFaultsOf } from '../../../src/rules/schema-validity/schema-faults.ts'

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
const WSDL = 'xmlns="http://schemas.xmlsoap.org/wsdl/"'

/** Faults and open questions of all schemas of a contract whose files are given by name; `main` is the entry. */
async function judge(files: Readonly<Record<string, string>>) {
  const resolve: ResolveImport = (uri) => {
    const text = files[uri]
    return Promise.resolve(
      text === undefined
        ? { kind: 'missing', reason: 'there is no such file' }
        : { kind: 'found', file: { name: uri, bytes: Buffer.from(text) } },
    )
  }
  const entry = { name: 'main', bytes: Buffer.from(files['main'] ?? '') }
  const contract = await readContract({ entry, resolve })
  if (!contract.readable) throw new Error(contract.error.message)
  const { model } = contract
  if (model.kind !== 'wsdl' && model.kind !== 'xsd') throw new Error('It has no schemas.')
  const judgements = [...(await schemaFaultsOf(model)).values()]
  return {
    faults: judgements
      .flatMap(({ faults }) => faults)
      .map(({ kind, at, problem }) => `${kind} ${at.file}:${at.line} ${at.pointer}: ${problem}`),
    unjudged: judgements.flatMap(({ unjudged }) => unjudged),
  }
}

const nothing = { faults: [], unjudged: [] }

test('inline schemas of one namespace are compiled together, and find each other without schemaLocation', async () => {
  const main = `<definitions ${WSDL}><types>
    <xs:schema ${XS} xmlns:b="urn:b" targetNamespace="urn:a"><xs:import namespace="urn:b"/><xs:element name="x" type="b:T"/></xs:schema>
    <xs:schema ${XS} targetNamespace="urn:b"><xs:element name="y"/></xs:schema>
    <xs:schema ${XS} targetNamespace="urn:b"><xs:simpleType name="T"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>
  </types></definitions>`
  expect(await judge({ main })).toEqual(nothing)
})

test('imports, includes and chameleon includes are followed', async () => {
  const main = `<xs:schema ${XS} xmlns:a="urn:a" xmlns:b="urn:b" targetNamespace="urn:a">
    <xs:include schemaLocation="part"/><xs:import namespace="urn:b" schemaLocation="other"/>
    <xs:element name="one" type="a:Part"/><xs:element name="two" type="b:Other"/></xs:schema>`
  const part = `<xs:schema ${XS}><xs:complexType name="Part"><xs:sequence><xs:element name="x" type="Inner"/></xs:sequence></xs:complexType><xs:simpleType name="Inner"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>`
  const other = `<xs:schema ${XS} targetNamespace="urn:b"><xs:include schemaLocation="more"/></xs:schema>`
  const more = `<xs:schema ${XS} targetNamespace="urn:b"><xs:include schemaLocation="other"/><xs:simpleType name="Other"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>`
  expect(await judge({ main, part, other, more })).toEqual(nothing)
})

test('a fault is placed at its element, in its own file', async () => {
  const main = `<xs:schema ${XS} targetNamespace="urn:a"><xs:import namespace="urn:b" schemaLocation="other"/></xs:schema>`
  const other = `<xs:schema ${XS} xmlns:b="urn:b" targetNamespace="urn:b">
    <xs:annotation><xs:documentation><p xmlns="urn:html">text</p></xs:documentation></xs:annotation>
    <xs:complexType name="T">
      <xs:sequence>
        <xs:element name="x" type="b:Missing"/>
      </xs:sequence>
    </xs:complexType>
  </xs:schema>`
  expect(await judge({ main, other })).toEqual({
    faults: [
      "invalid other:5 /xsd:schema/xsd:complexType[@name='T']/xsd:sequence/xsd:element[@name='x']: type names {urn:b}Missing, which is no type definition",
    ],
    unjudged: [],
  })
})

test('a name is looked up only where the schema imports it from', async () => {
  const main = `<definitions ${WSDL}><types>
    <xs:schema ${XS} xmlns:b="urn:b" targetNamespace="urn:a"><xs:element name="x" type="b:T"/></xs:schema>
    <xs:schema ${XS} targetNamespace="urn:b"><xs:simpleType name="T"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>
  </types></definitions>`
  expect((await judge({ main })).faults).toEqual([
    "invalid main:2 /definitions/types/xsd:schema[1]/xsd:element[@name='x']: it refers to namespace urn:b, which the schema does not import",
  ])
})

test('a name that a missing schema may define is not judged', async () => {
  const main = `<xs:schema ${XS} xmlns:b="urn:b" xmlns:a="urn:a" targetNamespace="urn:a"><xs:import namespace="urn:b" schemaLocation="gone"/>
    <xs:element name="x" type="b:T"/><xs:element name="y" type="a:T"/></xs:schema>`
  expect(await judge({ main })).toEqual({
    faults: [
      "invalid main:2 /xsd:schema/xsd:element[@name='y']: type names {urn:a}T, which is no type definition",
    ],
    unjudged: ['the imported "gone" is missing (there is no such file)'],
  })
})

test.each([
  ['http://www.w3.org/XML/1998/namespace', 'xml:lang'],
  ['http://schemas.xmlsoap.org/soap/encoding/', 'e:arrayType'],
])('the schema of %s is known to everyone', async (namespace, name) => {
  const main = `<xs:schema ${XS} xmlns:e="http://schemas.xmlsoap.org/soap/encoding/" targetNamespace="urn:a"><xs:import namespace="${namespace}"/>
    <xs:complexType name="T"><xs:attribute ref="${name}"/></xs:complexType></xs:schema>`
  expect(await judge({ main })).toEqual(nothing)
})

test('a well-known namespace that the contract brings along is taken from there', async () => {
  const main = `<xs:schema ${XS} targetNamespace="urn:a"><xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="own"/>
    <xs:complexType name="T"><xs:attribute ref="xml:own"/></xs:complexType></xs:schema>`
  const own = `<xs:schema ${XS} targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="own"/></xs:schema>`
  expect(await judge({ main, own })).toEqual(nothing)
})

test('an import under another namespace than that of the schema is a fault', async () => {
  const main = `<xs:schema ${XS} targetNamespace="urn:a"><xs:import schemaLocation="other"/></xs:schema>`
  const other = `<xs:schema ${XS} targetNamespace="urn:b"/>`
  expect((await judge({ main, other })).faults).toEqual([
    'invalid main:1 /xsd:schema/xsd:import: the import names no namespace, but the schema it leads to has urn:b',
  ])
})

test('an ambiguous content model is told apart from an invalid schema', async () => {
  const main = `<xs:schema ${XS}><xs:complexType name="T"><xs:sequence><xs:element name="x" minOccurs="0"/><xs:element name="x"/></xs:sequence></xs:complexType></xs:schema>`
  expect((await judge({ main })).faults).toEqual([
    expect.stringMatching(
      /^ambiguous main:1 \/xsd:schema\/xsd:complexType\[@name='T'\]: complex type 'T' is ambiguous/,
    ),
  ])
})

test('text outside annotations is a fault', async () => {
  const main = `<xs:schema ${XS}><xs:annotation>fine</xs:annotation><xs:element name="x"/>stray</xs:schema>`
  expect((await judge({ main })).faults).toEqual([
    'invalid main:1 /xsd:schema: xs:schema holds text outside annotations',
  ])
})

test('documents of the bundle cannot reach outside it', async () => {
  const main = `<xs:schema ${XS} targetNamespace="urn:a"><xs:import namespace="urn:b" schemaLocation="file:///etc/passwd"/><xs:include schemaLocation="schemas:/main"/></xs:schema>`
  const { faults } = await judge({ main })
  expect(faults).toEqual([])
})

/** Each is small, and would cost a compiler hours or all memory if it were written out. */
const BOMBS: Readonly<Record<string, string>> = {
  'groups that double': Array.from(
    { length: 40 },
    (_, n) =>
      `<xs:group name="g${n}"><xs:sequence><xs:group ref="g${n + 1}"/><xs:group ref="g${n + 1}"/></xs:sequence></xs:group>`,
  )
    .join('')
    .concat(
      '<xs:group name="g40"><xs:sequence><xs:element name="x"/></xs:sequence></xs:group><xs:complexType name="T"><xs:group ref="g0"/></xs:complexType>',
    ),
  'attribute groups that double': Array.from(
    { length: 40 },
    (_, n) =>
      `<xs:attributeGroup name="g${n}"><xs:attributeGroup ref="g${n + 1}"/><xs:attributeGroup ref="g${n + 1}"/></xs:attributeGroup>`,
  )
    .join('')
    .concat('<xs:attributeGroup name="g40"><xs:attribute name="x"/></xs:attributeGroup>'),
  'a long chain of extensions': Array.from(
    { length: 3_000 },
    (_, n) =>
      `<xs:complexType name="t${n + 1}"><xs:complexContent><xs:extension base="t${n}"><xs:sequence><xs:element name="e${n}"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`,
  )
    .join('')
    .concat('<xs:complexType name="t0"/>'),
  'thousands of optional elements in a row': `<xs:complexType name="T"><xs:sequence>${Array.from({ length: 5_000 }, (_, n) => `<xs:element name="e${n}" minOccurs="0"/>`).join('')}</xs:sequence></xs:complexType>`,
  'a substitution group used a thousand times': Array.from(
    { length: 1_000 },
    (_, n) =>
      `<xs:element name="m${n}" substitutionGroup="h" type="xs:string"/><xs:complexType name="t${n}"><xs:sequence><xs:element ref="h"/></xs:sequence></xs:complexType>`,
  )
    .join('')
    .concat('<xs:element name="h" type="xs:string"/>'),
}

test.each(Object.entries(BOMBS))(
  '%s: not compiled, and said so',
  async (_, content) => {
    const { faults, unjudged } = await judge({ main: `<xs:schema ${XS}>${content}</xs:schema>` })
    expect(faults).toEqual([])
    expect(unjudged).toEqual([expect.stringContaining('the schema is too large to compile')])
  },
  10_000,
)

test('large but honest schemas are compiled', async () => {
  const choice = Array.from({ length: 2_000 }, (_, n) => `<xs:element name="c${n}"/>`).join('')
  const optional = Array.from(
    { length: 400 },
    (_, n) => `<xs:element name="o${n}" minOccurs="0"/>`,
  ).join('')
  const main = `<xs:schema ${XS}>
    <xs:complexType name="A"><xs:choice minOccurs="0" maxOccurs="unbounded">${choice}</xs:choice></xs:complexType>
    <xs:complexType name="B"><xs:sequence>${optional}</xs:sequence></xs:complexType></xs:schema>`
  expect(await judge({ main })).toEqual(nothing)
}, 20_000)

test('a pattern that the compiler gives up on leaves the schema unjudged, not invalid', async () => {
  const main = `<xs:schema ${XS}><xs:element name="e" default="${'a'.repeat(60)}"><xs:simpleType>
    <xs:restriction base="xs:string"><xs:pattern value="(.*a){30}"/></xs:restriction>
  </xs:simpleType></xs:element></xs:schema>`
  const { faults, unjudged } = await judge({ main })
  expect(faults).toEqual([])
  expect(unjudged).toEqual([expect.stringContaining('too involved to compile') as string])
})
