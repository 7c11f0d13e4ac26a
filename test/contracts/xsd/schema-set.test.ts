import type { QName, XsdModel } from '../../../src/contracts/index.ts'
import { readBundle } from '../../support/memory-bundle.ts'

const XS = 'http://www.w3.org/2001/XMLSchema'
const xsd = (attributes: string, body = ''): string =>
  `<xs:schema xmlns:xs="${XS}" ${attributes}>${body}</xs:schema>`
const name = (namespace: string, localName: string): QName => ({ namespace, localName, prefix: '' })

async function readModel(texts: Record<string, string>): Promise<XsdModel> {
  return (await readBundle(texts)).model as XsdModel
}

test('a schema document is a contract of its own', async () => {
  const { format, summary } = await readBundle({
    'a.xsd': xsd(
      'targetNamespace="urn:a" version="1.4"',
      `<xs:annotation><xs:documentation>Shared types</xs:documentation></xs:annotation>
       <xs:complexType name="Order"/><xs:group name="G"/>`,
    ),
  })
  expect(format).toBe('xsd-1.0')
  expect(summary).toMatchObject({
    version: '1.4',
    description: 'Shared types',
    namespaces: ['urn:a'],
    types: [{ kind: 'complexType', name: 'Order', namespace: 'urn:a', location: { line: 2 } }],
  })
})

test('components are found by kind and name, the first of two with the same name', async () => {
  const { schemas } = await readModel({
    'a.xsd': xsd(
      'targetNamespace="urn:a"',
      '<xs:element name="N"/><xs:simpleType name="N"/><xs:complexType name="C"/><xs:complexType name="C"/>',
    ),
  })
  expect(schemas.findGlobalElement(name('urn:a', 'N'))?.location.pointer).toBe(
    "/xsd:schema/xsd:element[@name='N']",
  )
  expect(schemas.findType(name('urn:a', 'N'))?.kind).toBe('simpleType')
  expect(schemas.findType(name('urn:a', 'C'))).toMatchObject({
    location: { pointer: "/xsd:schema/xsd:complexType[@name='C']" },
  })
  expect(schemas.findType(name('urn:b', 'N'))).toBeUndefined()
  expect(schemas.findGlobalElement(name('urn:a', 'C'))).toBeUndefined()
})

test('the types of XML Schema itself are known', async () => {
  const { schemas } = await readModel({ 'a.xsd': xsd('') })
  expect(schemas.findType(name(XS, 'dateTime'))).toEqual({ kind: 'built-in', name: 'dateTime' })
  expect(schemas.findType(name(XS, 'anyType'))).toEqual({ kind: 'built-in', name: 'anyType' })
  expect(schemas.findType(name(XS, 'timestamp'))).toBeUndefined()
  expect(schemas.findType(name('', 'string'))).toBeUndefined()
})

test('a schema without namespace takes that of each schema that includes it', async () => {
  const { schemas } = await readModel({
    'a.xsd': xsd(
      'targetNamespace="urn:a"',
      '<xs:include schemaLocation="c.xsd"/><xs:import namespace="urn:b" schemaLocation="b.xsd"/><xs:import schemaLocation="c.xsd"/>',
    ),
    'b.xsd': xsd('targetNamespace="urn:b"', '<xs:include schemaLocation="c.xsd"/>'),
    'c.xsd': xsd('', '<xs:element name="E"/>'),
  })
  const found = schemas.schemas.map((schema) => [
    schema.file,
    schema.targetNamespace,
    schema.isChameleon,
  ])
  expect(found).toEqual([
    ['a.xsd', 'urn:a', false],
    ['c.xsd', 'urn:a', true],
    ['b.xsd', 'urn:b', false],
    ['c.xsd', '', false],
    ['c.xsd', 'urn:b', true],
  ])
  for (const namespace of ['urn:a', 'urn:b', '']) {
    expect(schemas.findGlobalElement(name(namespace, 'E'))?.namespace).toBe(namespace)
  }
})

test('a redefined type counts before the one it redefines', async () => {
  const { schemas } = await readModel({
    'a.xsd': xsd(
      '',
      '<xs:redefine schemaLocation="b.xsd"><xs:complexType name="T"/></xs:redefine>',
    ),
    'b.xsd': xsd('', '<xs:complexType name="T"/><xs:complexType name="U"/>'),
  })
  expect(schemas.findType(name('', 'T'))).toMatchObject({ location: { file: 'a.xsd' } })
  expect(schemas.findType(name('', 'U'))).toMatchObject({ location: { file: 'b.xsd' } })
})

test('says which references leave the names of a namespace undecided', async () => {
  const { schemas } = await readModel({
    'a.xsd': xsd(
      'targetNamespace="urn:a"',
      `<xs:include schemaLocation="gone.xsd"/><xs:import namespace="urn:b" schemaLocation="gone.xsd"/>
       <xs:import namespace="urn:c"/><xs:import namespace="urn:d" schemaLocation="d.xsd"/>`,
    ),
    'd.xsd': xsd('targetNamespace="urn:d"'),
  })
  const undecided = (namespace: string): string[] =>
    schemas.unresolvedFor(namespace).map(({ kind }) => kind)
  expect(undecided('urn:a')).toEqual(['xsd-include'])
  expect(undecided('urn:b')).toEqual(['xsd-import'])
  expect(undecided('urn:c')).toEqual([])
  expect(undecided('urn:d')).toEqual([])
})

test('an include without schemaLocation is a problem', async () => {
  const { summary } = await readBundle({ 'a.xsd': xsd('', '<xs:include/>') })
  expect(summary.imports).toMatchObject([
    { kind: 'xsd-include', problem: { kind: 'missing', reason: 'it has no schemaLocation' } },
  ])
})
