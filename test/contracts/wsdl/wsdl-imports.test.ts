import {
  findBinding,
  findMessage,
  findPortType,
  readContract,
} from '../../../src/contracts/index.ts'
import type { ImportSummary, QName, WsdlModel } from '../../../src/contracts/index.ts'
import { readBundle } from '../../support/memory-bundle.ts'

const wsdl = (namespace: string, body: string): string =>
  `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">\n${body}</definitions>`
const xsd = (namespace: string, body = ''): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">${body}</xs:schema>`
const name = (namespace: string, localName: string): QName => ({ namespace, localName, prefix: '' })

async function readModel(texts: Record<string, string>): Promise<WsdlModel> {
  return (await readBundle(texts)).model as WsdlModel
}

describe('imports', () => {
  test('are followed transitively, through folders and cycles, each file once', async () => {
    const contract = await readBundle({
      'a.wsdl': wsdl('urn:a', '<import namespace="urn:b" location="sub/b.wsdl"/>'),
      'sub/b.wsdl': wsdl(
        'urn:b',
        `<import namespace="urn:a" location="../a.wsdl"/><import namespace="urn:c" location="c.wsdl#frag"/>
         <types><xs:schema><xs:import namespace="urn:t" schemaLocation="../t.xsd"/></xs:schema></types>`,
      ),
      'sub/c.wsdl': wsdl('urn:c', '<import namespace="urn:b" location="./b.wsdl"/>'),
      't.xsd': xsd('urn:t', '<xs:include schemaLocation="t.xsd"/>'),
    })
    const model = contract.model as WsdlModel
    expect(contract.files.map((file) => file.name)).toEqual([
      'a.wsdl',
      'sub/b.wsdl',
      'sub/c.wsdl',
      't.xsd',
    ])
    expect(model.documents.map(({ file }) => file)).toEqual(['a.wsdl', 'sub/b.wsdl', 'sub/c.wsdl'])
    expect(model.schemas.schemas.map((schema) => schema.targetNamespace)).toEqual(['', 'urn:t'])
    expect(model.documents[1]?.imports[0]?.target).toBe(model.documents[0])
    expect(
      contract.summary.imports.map(({ kind, uri, resolved }) => [kind, uri, resolved?.file]),
    ).toEqual([
      ['wsdl-import', 'sub/b.wsdl', 'sub/b.wsdl'],
      ['wsdl-import', '../a.wsdl', 'a.wsdl'],
      ['wsdl-import', 'c.wsdl#frag', 'sub/c.wsdl'],
      ['wsdl-import', './b.wsdl', 'sub/b.wsdl'],
      ['xsd-import', '../t.xsd', 't.xsd'],
      ['xsd-include', 't.xsd', 't.xsd'],
    ])
  })

  test('may lead from WSDL to a schema', async () => {
    const { definitions, schemas } = await readModel({
      'a.wsdl': wsdl('urn:a', '<import namespace="urn:t" location="t.xsd"/>'),
      't.xsd': xsd('urn:t', '<xs:element name="E"/>'),
    })
    expect(definitions.imports[0]?.target).toBe(schemas.schemas[0])
    expect(schemas.findGlobalElement(name('urn:t', 'E'))?.name).toBe('E')
  })

  const problems: readonly [
    name: string,
    texts: Record<string, string>,
    problem: ImportSummary['problem'],
  ][] = [
    [
      'whose file is not there',
      { 'a.wsdl': wsdl('urn:a', '<import namespace="urn:b" location="b.wsdl"/>') },
      { kind: 'missing', reason: 'no such file' },
    ],
    [
      'that leave the bundle',
      { 'a.wsdl': wsdl('urn:a', '<import namespace="urn:b" location="http://b/"/>') },
      { kind: 'refused', reason: 'not in the bundle' },
    ],
    [
      'without a location',
      { 'a.wsdl': wsdl('urn:a', '<import namespace="urn:b"/>') },
      { kind: 'missing', reason: 'it has no location' },
    ],
    [
      'of a file that is not well-formed',
      {
        'a.wsdl': wsdl('urn:a', '<import namespace="urn:b" location="b.wsdl"/>'),
        'b.wsdl': '<a>\n</b>',
      },
      {
        kind: 'unreadable',
        reason: 'b.wsdl:2:1: This end tag does not match <a> of line 1; </a> is expected first.',
      },
    ],
    [
      'of something that is neither WSDL nor a schema',
      {
        'a.wsdl': wsdl('urn:a', '<import namespace="urn:b" location="b.html"/>'),
        'b.html': '<html/>',
      },
      { kind: 'unreadable', reason: 'its root is <html>, neither wsdl:definitions nor a schema' },
    ],
    [
      'from a schema to what is no schema',
      {
        'a.wsdl': wsdl(
          'urn:a',
          '<types><xs:schema><xs:import namespace="urn:b" schemaLocation="a.wsdl"/></xs:schema></types>',
        ),
      },
      { kind: 'unreadable', reason: 'its root is <definitions>, not a schema' },
    ],
  ]
  test.each(problems)(
    '%s are a problem at their place, not an error',
    async (_, texts, problem) => {
      const { summary } = await readBundle(texts)
      expect(summary.imports).toHaveLength(1)
      expect(summary.imports[0]).toMatchObject({ problem, location: { file: 'a.wsdl', line: 2 } })
    },
  )

  test('are missing when nobody resolves them', async () => {
    const text = wsdl('urn:a', '<import namespace="urn:b" location="b.wsdl"/>')
    const contract = await readContract({ entry: { name: 'a.wsdl', bytes: Buffer.from(text) } })
    expect(contract.readable && contract.summary.imports[0]?.problem).toEqual({
      kind: 'missing',
      reason: 'only this one file was handed in',
    })
  })

  test('without a location only announce a namespace when they are in a schema', async () => {
    const { summary } = await readBundle({
      'a.wsdl': wsdl(
        'urn:a',
        '<types><xs:schema><xs:import namespace="urn:b"/></xs:schema></types>',
      ),
    })
    expect(summary.imports).toMatchObject([
      { kind: 'xsd-import', namespace: 'urn:b', problem: undefined },
    ])
  })

  test('beyond the limits are refused', async () => {
    const texts = {
      'a.wsdl': wsdl(
        'urn:a',
        '<import namespace="urn:b" location="b.wsdl"/><import namespace="urn:c" location="c.wsdl"/>',
      ),
      'b.wsdl': wsdl('urn:b', ''),
      'c.wsdl': wsdl('urn:c', ''),
    }
    const problems = async (limits: object): Promise<(string | undefined)[]> =>
      (await readBundle(texts, limits)).summary.imports.map(({ problem }) => problem?.kind)
    expect(await problems({})).toEqual([undefined, undefined])
    expect(await problems({ files: 2 })).toEqual([undefined, 'refused'])
    expect(await problems({ bundleBytes: texts['a.wsdl'].length })).toEqual(['refused', 'refused'])
  })

  test('are not read when all documents together would have too many nodes', async () => {
    const texts = {
      'a.wsdl': wsdl(
        'urn:a',
        '<import namespace="urn:b" location="b.wsdl"/><import namespace="urn:c" location="c.wsdl"/>',
      ),
      'b.wsdl': wsdl('urn:b', '<message name="one"/>'),
      'c.wsdl': wsdl('urn:c', '<message name="one"/>'),
    }
    const problems = async (xmlNodes: number): Promise<(string | undefined)[]> =>
      (await readBundle(texts, { xmlNodes })).summary.imports.map(({ problem }) => problem?.kind)
    expect(await problems(200)).toEqual([undefined, undefined])
    expect(await problems(20)).toEqual([undefined, 'unreadable'])
  })

  test('do not overflow in a long chain', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 1_500 }, (_, n) => [
        `${n}.wsdl`,
        wsdl(`urn:${n}`, `<import namespace="urn:${n + 1}" location="${n + 1}.wsdl"/>`),
      ]),
    )
    const { documents } = await readModel({ '0.wsdl': texts['0.wsdl'] ?? '', ...texts })
    expect(documents).toHaveLength(1_500)
  })
})

describe('the look-up of a component', () => {
  const model = (): Promise<WsdlModel> =>
    readModel({
      'a.wsdl': wsdl(
        'urn:a',
        `<import namespace="urn:b" location="b.wsdl"/><import namespace="urn:wrong" location="d.wsdl"/>
         <message name="M"/><message name="M"><part name="second"/></message>`,
      ),
      'b.wsdl': wsdl('urn:b', '<import namespace="urn:b" location="b2.wsdl"/><portType name="P"/>'),
      'b2.wsdl': wsdl(
        'urn:b',
        `<import namespace="urn:b" location="b.wsdl"/><import namespace="urn:c" location="c.wsdl"/><binding name="B"/>`,
      ),
      'c.wsdl': wsdl('urn:c', '<message name="Deep"/>'),
      'd.wsdl': wsdl('urn:d', '<message name="Wrong"/>'),
    })

  test('begins in the document that holds the reference, where the first of two counts', async () => {
    const { definitions } = await model()
    expect(findMessage(definitions, name('urn:a', 'M'))?.parts).toEqual([])
  })

  test('goes on to documents imported with the namespace of the name, and onward', async () => {
    const { definitions } = await model()
    expect(findPortType(definitions, name('urn:b', 'P'))?.definitions.file).toBe('b.wsdl')
    expect(findBinding(definitions, name('urn:b', 'B'))?.definitions.file).toBe('b2.wsdl')
    expect(findBinding(definitions, name('urn:b', 'None'))).toBeUndefined()
  })

  test('does not see documents imported with other namespaces', async () => {
    const { definitions, documents } = await model()
    expect(findMessage(definitions, name('urn:c', 'Deep'))).toBeUndefined()
    expect(findMessage(definitions, name('urn:d', 'Wrong'))).toBeUndefined()
    const [, , , second] = documents
    expect(second?.file).toBe('b2.wsdl')
    expect(second && findMessage(second, name('urn:c', 'Deep'))?.name).toBe('Deep')
  })

  test('finds nothing for a prefix that is not bound', async () => {
    const { definitions } = await model()
    const unbound = { namespace: undefined, localName: 'M', prefix: 'x' }
    expect(findMessage(definitions, unbound)).toBeUndefined()
  })
})
