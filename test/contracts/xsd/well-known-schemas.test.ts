import {
  readContract,
  WELL_KNOWN_SCHEMAS,
  XSD,
  type Contract,
  type ResolveImport,
} from '../../../src/contracts/index.ts'
import { lintContract } from '../../../src/rules/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'

const ADDRESSING = 'http://www.w3.org/2005/08/addressing'
const refuse: ResolveImport = () => Promise.resolve({ kind: 'refused', reason: 'no network' })

async function read(text: string, resolve: ResolveImport = refuse): Promise<Contract> {
  const contract = await readContract({
    entry: { name: 'a.xsd', bytes: Buffer.from(text) },
    resolve,
  })
  if (!contract.readable) throw new Error(contract.error.message)
  return contract
}

function importing(namespace: string, location: string, content: string): string {
  return `<xs:schema xmlns:xs="${XSD}" xmlns:w="${namespace}">
<xs:import namespace="${namespace}" schemaLocation="${location}"/>
${content}
</xs:schema>`
}

async function judge(text: string, resolve?: ResolveImport) {
  const pack = shippedPack('wsdl-core')
  if (pack === undefined) throw new Error('wsdl-core is missing')
  const contract = await read(text, resolve)
  const { verdict, findings, policies } = await lintContract(contract, {
    source: 'a.xsd',
    packs: [pack],
  })
  return {
    verdict,
    messages: findings.map(({ message }) => message),
    reasons: policies.flatMap(({ notEvaluated }) => notEvaluated.map(({ reason }) => reason)),
  }
}

describe('a built-in schema', () => {
  test.each([...WELL_KNOWN_SCHEMAS.keys()])('of %s is valid by itself', async (namespace) => {
    const { messages, reasons } = await judge(WELL_KNOWN_SCHEMAS.get(namespace) ?? '')
    expect(messages).toEqual([])
    expect(reasons).toEqual([])
  })

  const text = importing(
    ADDRESSING,
    'https://www.w3.org/2005/08/addressing/ws-addr.xsd',
    '<xs:element name="to" type="w:EndpointReferenceType"/>',
  )

  test('stands in for one of a standard that cannot be had, and the import says so', async () => {
    const { summary } = await read(text)
    expect(summary.imports).toMatchObject([
      {
        namespace: ADDRESSING,
        resolved: undefined,
        problem: undefined,
        builtIn: { reason: 'no network' },
      },
    ])
    expect(await judge(text)).toEqual({ verdict: 'pass', messages: [], reasons: [] })
  })

  test('gives way to the document where it can be had', async () => {
    const resolve: ResolveImport = (uri) =>
      Promise.resolve({
        kind: 'found',
        file: {
          name: uri,
          bytes: Buffer.from(`<xs:schema xmlns:xs="${XSD}" targetNamespace="${ADDRESSING}"/>`),
        },
      })
    const { summary } = await read(text, resolve)
    expect(summary.imports[0]).not.toHaveProperty('builtIn')
    expect((await judge(text, resolve)).verdict).toBe('fail')
  })

  test('proves nothing where it lacks a name', async () => {
    const judged = await judge(text.replace('EndpointReferenceType', 'NewerType'))
    expect(judged.verdict).toBe('indeterminate')
    expect(judged.reasons[0]).toContain('ws-addr.xsd" is missing (no network)')
  })

  test('does not stand in for what is there and broken, nor for other namespaces', async () => {
    const broken: ResolveImport = (uri) =>
      Promise.resolve({ kind: 'found', file: { name: uri, bytes: Buffer.from('<xs:schema') } })
    expect((await read(text, broken)).summary.imports[0]?.problem?.kind).toBe('unreadable')
    const other = importing('urn:own', 'https://own.test/a.xsd', '')
    expect((await read(other)).summary.imports[0]?.problem?.kind).toBe('refused')
  })

  test('is no file of the contract, and changes nothing of its digest', async () => {
    const contract = await read(text)
    expect(contract.files.map(({ name }) => name)).toEqual(['a.xsd'])
    expect(contract.summary.types.map(({ name }) => name)).toEqual(['to'])
  })
})
