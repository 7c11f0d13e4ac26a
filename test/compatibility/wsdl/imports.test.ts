import { compareContracts } from '../../../src/compatibility/index.ts'
import { readContract } from '../../../src/contracts/index.ts'
import type { ResolveImport } from '../../../src/contracts/index.ts'
import { judgementsOf } from '../judgements.ts'

const encoder = new TextEncoder()

/** A description and the files that it can import, by name. */
type Files = Readonly<Record<string, string>>

async function read(files: Files, entry: string) {
  const file = (name: string) => ({ name, bytes: encoder.encode(files[name]) })
  const resolve: ResolveImport = (uri) =>
    Promise.resolve(
      uri in files
        ? { kind: 'found', file: file(uri) }
        : { kind: 'missing', reason: 'there is no such file' },
    )
  return { source: entry, contract: await readContract({ entry: file(entry), resolve }) }
}

async function compareFiles(old: Files, now: Files, entry = 'main.wsdl') {
  return compareContracts(await read(old, entry), await read(now, entry), { asOf: '2026-11-22' })
}

const NAMESPACES =
  'xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:d="urn:d" xmlns:t="urn:t"'
const TYPES = (content: string): string =>
  `<types><xs:schema targetNamespace="urn:t" elementFormDefault="qualified">${content}</xs:schema></types>`
const ASK = '<xs:element name="ask" type="t:Ask"/>'
const TYPE = (more = ''): string =>
  `<xs:complexType name="Ask"><xs:sequence><xs:element name="a" type="xs:int"/>${more}</xs:sequence></xs:complexType>`
const MESSAGE = '<message name="Ask"><part name="body" element="t:ask"/></message>'
const PORT_TYPE =
  '<portType name="P"><operation name="ask"><input message="d:Ask"/></operation></portType>'
const wsdl = (content: string): string =>
  `<definitions ${NAMESPACES} targetNamespace="urn:d">${content}</definitions>`
const xsd = (content: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">${content}</xs:schema>`

const whole = { 'main.wsdl': wsdl(TYPES(ASK + TYPE()) + MESSAGE + PORT_TYPE) }
const cut = {
  'main.wsdl': wsdl(`<import namespace="urn:d" location="parts.wsdl"/>${PORT_TYPE}`),
  'parts.wsdl': wsdl(TYPES(`<xs:include schemaLocation="types.xsd"/>${ASK}`) + MESSAGE),
  'types.xsd': xsd(TYPE()),
}

it('a description that is cut into files and schemas included says the same', async () => {
  const { verdict, changes } = await compareFiles(whole, cut)
  expect({ verdict, ids: changes.map(({ id }) => id) }).toEqual({
    verdict: 'compatible',
    ids: ['wsdl-import-changed'],
  })
})

it('a change in an imported schema is found in its file', async () => {
  const now = { ...cut, 'types.xsd': xsd(TYPE('<xs:element name="b" type="xs:int"/>')) }
  const comparison = await compareFiles(cut, now)
  expect(judgementsOf(comparison)).toEqual([
    'element-required-added-request error consumer+provider',
  ])
  expect(comparison.changes[0]).toMatchObject({
    message: 'Element "b" of type "Ask" is new and must be there in requests.',
    operations: ['ask'],
    oldLocation: { file: 'types.xsd', line: 1 },
    newLocation: {
      file: 'types.xsd',
      pointer: "/xsd:schema/xsd:complexType[@name='Ask']/xsd:sequence/xsd:element[@name='b']",
      line: 1,
    },
  })
})

it('an import from another place is no change of the interface', async () => {
  const { 'parts.wsdl': parts, ...others } = cut
  const now = {
    ...others,
    'main.wsdl': cut['main.wsdl'].replace('parts.wsdl', 'moved.wsdl'),
    'moved.wsdl': parts,
  }
  expect(judgementsOf(await compareFiles(cut, now))).toEqual(['wsdl-import-changed info nobody'])
})

it('a redefinition that adds nothing is no change, and what it adds is', async () => {
  const redefining = (content: string): Files => ({
    'main.xsd': xsd(
      `<xs:redefine schemaLocation="types.xsd"><xs:complexType name="Ask"><xs:complexContent><xs:extension base="t:Ask"><xs:sequence>${content}</xs:sequence></xs:extension></xs:complexContent></xs:complexType></xs:redefine>${ASK}`,
    ),
    'types.xsd': xsd(TYPE()),
  })
  const plain = { 'main.xsd': xsd(ASK + TYPE()) }
  const same = await compareFiles(plain, redefining(''), 'main.xsd')
  expect(judgementsOf(same)).toEqual([])
  const more = await compareFiles(
    plain,
    redefining('<xs:element name="b" minOccurs="0" type="xs:int"/>'),
    'main.xsd',
  )
  expect(judgementsOf(more)).toEqual([
    'element-optional-added-request info provider',
    'element-optional-added-response warning consumer',
  ])
})

it('a schema that cannot be had in one version alone leaves the verdict open or breaks it', async () => {
  const { 'types.xsd': types, ...without } = cut
  expect(types).toContain('Ask')
  const gone = await compareFiles(cut, without)
  expect(gone.verdict).toBe('breaking')
  expect(judgementsOf(gone)).toEqual(['wsdl-import-unresolvable error consumer+provider'])
  const come = await compareFiles(without, cut)
  expect(come.verdict).toBe('indeterminate')
  expect(come.notCompared.map(({ reason }) => reason)).toEqual([
    'What the old version refers to as types.xsd could not be had.',
  ])
  expect((await compareFiles(without, without)).verdict).toBe('indeterminate')
})

it('what stands in a document that the new version cannot have is told as that alone', async () => {
  const split = {
    'main.wsdl': wsdl(
      '<import namespace="urn:d" location="parts.wsdl"/><service name="S"><port name="P" binding="d:B"/></service>',
    ),
    'parts.wsdl': wsdl(
      TYPES(ASK + TYPE()) + MESSAGE + PORT_TYPE + '<binding name="B" type="d:P"/>',
    ),
  }
  const { 'parts.wsdl': parts, ...without } = split
  expect(parts).toContain('portType')
  const { verdict, changes } = await compareFiles(split, without)
  expect(verdict).toBe('breaking')
  expect(changes.filter(({ level }) => level === 'error').map(({ id }) => id)).toEqual([
    'wsdl-import-unresolvable',
  ])
})
