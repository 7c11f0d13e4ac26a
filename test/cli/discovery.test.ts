import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../src/package-root.ts'
import { concordat } from '../support/command.ts'

const EXAMPLES = path.join(packageRoot, 'specs', 'examples')
const WSDL = path.join(EXAMPLES, 'orders-document.wsdl')
const TYPE = path.join(EXAMPLES, 'discovery', 'orders-service.xml')
const OFFER = path.join(EXAMPLES, 'discovery', 'orders-business.xml')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'discovery-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function write(name: string, text: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('concordat lint --discovery', () => {
  test('passes a contract of which the registry says what the profiles ask', async () => {
    const options = ['lint', WSDL, '--discovery', TYPE, '--discovery', OFFER]
    const { stdout, status } = await concordat(options)
    expect(stdout).toContain(`2 entries of ${TYPE}, ${OFFER} judged\n`)
    expect(stdout).toContain('1 entry left out: tModels of other descriptions')
    expect(status).toBe(0)
  })

  test('shows a finding in the export, with its line of source', async () => {
    const text = readFileSync(TYPE, 'utf8').replace('keyValue="wsdlSpec"', 'keyValue="soapSpec"')
    const file = write('type.xml', text)
    const { stdout, status } = await concordat(['lint', WSDL, '--discovery', file])
    expect(stdout).toContain(`${file}:4:3  error    The tModel http://example.com/orders is not`)
    expect(stdout).toContain('4 | <tModel tModelKey=')
    expect(status).toBe(1)
  })

  test('tells in the JSON report what of the exports was judged, entry by entry', async () => {
    const options = ['lint', WSDL, '--discovery', TYPE, '--discovery', OFFER, '--format', 'json']
    const { stdout } = await concordat([...options, '--assertions'])
    const report = JSON.parse(stdout) as {
      results: { discovery: unknown; assertions: Record<string, Record<string, string>> }[]
    }
    expect(report.results[0]?.discovery).toMatchObject({
      sources: [
        { source: TYPE, version: '2.0' },
        { source: OFFER, version: '2.0' },
      ],
      judged: 2,
      leftOut: [{ reason: 'tModels of other descriptions', count: 1 }],
      entries: [{ type: 'tModel' }, { type: 'bindingTemplate' }, { type: 'registry' }],
    })
    expect(report.results[0]?.assertions['ws-i-bp-1.1']?.['BP3001']).toBe('passed')
  })

  test('takes the address at which the description is published', async () => {
    const text = readFileSync(TYPE, 'utf8').replace('orders-document.wsdl#', 'd?id=7#')
    const file = write('published.xml', text)
    const options = ['lint', WSDL, '--discovery', file, '--discovery', OFFER]
    expect((await concordat(options)).status).toBe(1)
    const address = 'https://registry.example.com/wsdl/d?id=7'
    expect((await concordat([...options, '--published-at', address])).status).toBe(0)
  })

  test.each([
    ['that is not there', () => [WSDL, '--discovery', 'none.xml'], 'there is no such file'],
    ['that is none', () => [WSDL, '--discovery', WSDL], 'is no answer of a UDDI registry'],
    ['without a contract', () => ['--discovery', TYPE], 'name the contract, too'],
  ])('refuses an export %s', async (_, options, words) => {
    const { stderr, status } = await concordat(['lint', ...options()], { cwd: folder })
    expect(stderr).toContain(words)
    expect(status).toBe(2)
  })

  test('refuses an address without an export', async () => {
    const { stderr, status } = await concordat(['lint', WSDL, '--published-at', 'http://x.example'])
    expect(stderr).toContain('add --discovery')
    expect(status).toBe(2)
  })
})
