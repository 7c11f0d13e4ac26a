import { readContract, type ResolveImport } from '../../../src/contracts/index.ts'

function importing(count: number): Buffer {
  const imports = Array.from({ length: count }, (_, n) => `<xs:include schemaLocation="${n}.xsd"/>`)
  return Buffer.from(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`,
  )
}

test('imports that are not found are looked for up to a limit, and the rest is refused', async () => {
  let asked = 0
  const resolve: ResolveImport = () => {
    asked += 1
    return Promise.resolve({ kind: 'missing', reason: 'there is no such file' })
  }
  const contract = await readContract({
    entry: { name: 'a.xsd', bytes: importing(50) },
    resolve,
    limits: { missingFiles: 20 },
  })
  if (!contract.readable) throw new Error(contract.error.message)
  const kinds = contract.summary.imports.map(({ problem }) => problem?.kind)
  expect(asked).toBe(20)
  expect(kinds.filter((kind) => kind === 'missing')).toHaveLength(20)
  expect(contract.summary.imports[20]?.problem).toEqual({
    kind: 'refused',
    reason: '20 imports of the contract were not found already, and no more are looked for',
  })
})

test('what is not found is asked for once by each file', async () => {
  const asked: string[] = []
  const resolve: ResolveImport = (uri) => {
    asked.push(uri)
    return Promise.resolve({ kind: 'missing', reason: 'there is no such file' })
  }
  const text = importing(1)
    .toString()
    .replace('<xs:include', '<xs:include schemaLocation="0.xsd"/><xs:include')
  await readContract({ entry: { name: 'a.xsd', bytes: Buffer.from(text) }, resolve })
  expect(asked).toEqual(['0.xsd'])
})
