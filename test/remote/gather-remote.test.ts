import { resolveWithin } from '../../src/bundles/index.ts'
import { outlineFiles, readContract } from '../../src/contracts/index.ts'
import { gatherRemote, type RemoteDocument } from '../../src/remote/index.ts'

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
const WEB: Readonly<Record<string, string>> = {
  'https://a.test/one.xsd': `<xs:schema ${XS} targetNamespace="urn:one"><xs:include schemaLocation="sub/two.xsd"/></xs:schema>`,
  'https://moved.test/sub/two.xsd': `<xs:schema ${XS} targetNamespace="urn:one"><xs:include schemaLocation="https://a.test/one.xsd"/><xs:element name="E"/></xs:schema>`,
}
const asked: string[] = []
const fetcher = {
  fetch: (address: string): Promise<RemoteDocument> => {
    asked.push(address)
    const base = address.replace('a.test/sub', 'moved.test/sub')
    const text = WEB[base]
    return Promise.resolve(
      text === undefined
        ? { kind: 'missing', reason: 'answers 404' }
        : { kind: 'found', bytes: Buffer.from(text), base },
    )
  },
}

test('remote documents are added under their addresses, and then found without the network', async () => {
  const main = `<xs:schema ${XS}>
<xs:import namespace="urn:one" schemaLocation="https://a.test/one.xsd"/>
<xs:import namespace="urn:two" schemaLocation="https://a.test/none.xsd"/>
</xs:schema>`
  const files = await gatherRemote([{ name: 'main.xsd', bytes: Buffer.from(main) }], fetcher)
  expect(files.map(({ name }) => name)).toEqual([
    'main.xsd',
    'https://a.test/one.xsd',
    'https://a.test/sub/two.xsd',
  ])
  expect(asked).toEqual([
    'https://a.test/one.xsd',
    'https://a.test/none.xsd',
    'https://a.test/sub/two.xsd',
  ])
  const [entry] = files
  if (entry === undefined) throw new Error('nothing was gathered')
  const contract = await readContract({ entry, resolve: resolveWithin(files) })
  if (!contract.readable) throw new Error(contract.error.message)
  expect(contract.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name))
  expect(contract.summary.types.map(({ name }) => name)).toEqual(['E'])
  expect(contract.summary.imports.map(({ problem }) => problem?.kind)).toEqual([
    undefined,
    'refused',
    undefined,
    undefined,
  ])
})

test('what a bundle says of an address gives way to what is there', async () => {
  const main = `<xs:schema ${XS}><xs:import namespace="urn:one" schemaLocation="https://a.test/one.xsd"/></xs:schema>`
  const sent = [
    { name: 'main.xsd', bytes: Buffer.from(main) },
    { name: 'https://a.test/one.xsd', bytes: Buffer.from('forged') },
  ]
  const files = await gatherRemote(sent, fetcher)
  expect(files.map(({ name }) => name)).toEqual([
    'main.xsd',
    'https://a.test/one.xsd',
    'https://a.test/sub/two.xsd',
  ])
  expect(Buffer.from(files[1]?.bytes ?? []).toString()).toBe(WEB['https://a.test/one.xsd'])
})

test('files are looked into by what is handed in', async () => {
  const looked: string[] = []
  const outline = (files: readonly { name: string; bytes: Uint8Array }[]) => {
    looked.push(...files.map(({ name }) => name))
    return Promise.resolve(outlineFiles(files))
  }
  const main = `<xs:schema ${XS}><xs:import namespace="urn:one" schemaLocation="https://a.test/one.xsd"/></xs:schema>`
  await gatherRemote([{ name: 'main.xsd', bytes: Buffer.from(main) }], fetcher, outline)
  expect(looked).toEqual(['main.xsd', 'https://a.test/one.xsd', 'https://a.test/sub/two.xsd'])
})
