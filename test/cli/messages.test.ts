import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LintResult } from '../../src/index.ts'
import { packageRoot } from '../../src/package-root.ts'
import { concordat } from '../support/command.ts'

const EXAMPLES = path.join(packageRoot, 'specs', 'examples')
const WSDL = path.join(EXAMPLES, 'orders-document.wsdl')
const LOG = path.join(EXAMPLES, 'messages', 'orders-document-log.xml')
const ARCHIVE = path.join(EXAMPLES, 'messages', 'orders.har')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'messages-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function write(name: string, text: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

async function resultOf(...options: readonly string[]): Promise<LintResult | undefined> {
  const { stdout } = await concordat(['lint', ...options, '--format', 'json'], { cwd: folder })
  return (JSON.parse(stdout) as { results: LintResult[] }).results[0]
}

describe('concordat lint --messages', () => {
  test.each([
    ['a log of the monitor', LOG],
    ['an HTTP archive', ARCHIVE],
  ])('passes a contract whose messages keep the profiles: %s', async (_, log) => {
    const { stdout, status } = await concordat(['lint', WSDL, '--messages', log])
    expect(stdout).toContain(`6 messages of ${log} judged\n`)
    expect(status).toBe(0)
  })

  test('shows a finding in the log, with its line of source', async () => {
    const text = readFileSync(LOG, 'utf8').replaceAll('o:cancelOrder', 'o:dropOrder')
    const log = write('dropped.xml', text)
    const { stdout, status } = await concordat(['lint', WSDL, '--messages', log])
    expect(stdout).toContain(`${log}:85:14  error    Request 5: The request does not fit any`)
    expect(stdout).toContain('85 | <soap:Body><o:dropOrder>77</o:dropOrder></soap:Body>')
    expect(status).toBe(1)
  })

  test.each(['markdown', 'html'])('tells in %s what of the log was judged', async (format) => {
    const options = ['lint', WSDL, '--messages', ARCHIVE, '--format', format]
    const { stdout } = await concordat(options)
    expect(stdout).toContain('orders.har judged.')
    expect(stdout).toContain('2 messages without SOAP left out.')
  })

  test('with --assertions the JSON has the results of every message', async () => {
    const result = await resultOf(WSDL, '--messages', ARCHIVE, '--assertions')
    expect(result?.messages).toMatchObject({
      format: 'har',
      judged: 6,
      leftOut: [{ reason: 'without SOAP', count: 2 }],
    })
    const [first] = result?.messages?.entries ?? []
    expect(first).toMatchObject({ id: '2', direction: 'request' })
    expect(first?.assertions['ws-i-bp-1.1']?.['BP1116']).toBe('passed')
  })

  test('without a contract judges the log by itself, and says what that leaves open', async () => {
    const { stdout, status } = await concordat(['lint', '--messages', LOG], { cwd: folder })
    expect(stdout).toContain('16 rules of ws-i-bp-1.1 and ws-i-ssbp-1.0 could not be judged')
    expect(status).toBe(1)
  })

  test('says that no policy asked for is about messages', async () => {
    const options = ['lint', WSDL, '--policy', 'wsdl-core', '--messages', LOG]
    const { stdout, status } = await concordat(options)
    expect(stdout).toContain('0 messages of')
    expect(stdout).toContain('judged: no policy asked for is about messages')
    expect(status).toBe(1)
  })

  test.each([
    ['that is not there', () => path.join(folder, 'none.xml'), 'there is no such file'],
    ['that is a folder', () => folder, 'is no file'],
    ['that is no log', () => WSDL, 'a log of the WS-I monitor begins with log of'],
    ['that is broken', () => write('broken.har', '{"log": {"entries": ['), 'line 1, column 22'],
  ])('refuses a log %s', async (_, log, message) => {
    const { stdout, stderr, status } = await concordat(['lint', WSDL, '--messages', log()])
    expect(stderr).toContain(message)
    expect([stdout, status]).toEqual(['', 2])
  })

  test('never writes a report over the log', async () => {
    const log = write('log.xml', readFileSync(LOG, 'utf8'))
    const options = ['lint', WSDL, '--messages', log, '--output', log]
    const { stderr, status } = await concordat(options)
    expect(stderr).toContain('is an input itself')
    expect(status).toBe(2)
    expect(readFileSync(log, 'utf8')).toBe(readFileSync(LOG, 'utf8'))
  })
})
