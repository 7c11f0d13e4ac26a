import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LintReport } from '../../src/cli/reporters/lint-report.ts'
import { concordat } from '../support/command.ts'
import { zipOfTexts } from '../support/zip.ts'

const WSDL = `<definitions name="Ping" targetNamespace="urn:ping" xmlns="http://schemas.xmlsoap.org/wsdl/"
    xmlns:tns="urn:ping" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <types>
    <xsd:schema>
      <xsd:import namespace="urn:ping" schemaLocation="../types/ping.xsd"/>
    </xsd:schema>
  </types>
  <message name="PingRequest"><part name="body" element="tns:Ping"/></message>
</definitions>
`
const XSD = `<xsd:schema targetNamespace="urn:ping" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <xsd:element name="Ping" type="xsd:string"/>
</xsd:schema>
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-zip-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function lintZip(texts: Readonly<Record<string, string>>, ...options: readonly string[]) {
  writeFileSync(path.join(folder, 'bundle.bin'), zipOfTexts(texts))
  const { stdout, status } = await concordat(
    ['lint', 'bundle.bin', '--policy', 'wsdl-core', '--format', 'json', ...options],
    { cwd: folder },
  )
  const report = JSON.parse(stdout) as LintReport
  return { result: report.results[0], status }
}

describe('lint of a zip', () => {
  test('judges the contract in it with its imports, whatever the archive is called', async () => {
    const { result, status } = await lintZip({ 'types/ping.xsd': XSD, 'wsdl/ping.wsdl': WSDL })
    expect(result).toMatchObject({ source: 'bundle.bin', format: 'wsdl-1.1', verdict: 'pass' })
    expect(status).toBe(0)
  })

  test('is what loads the package that unpacks', async () => {
    // Says at the end whether the package, which is CommonJS, was loaded.
    const spy = `import { createRequire } from 'node:module'
      const { cache } = createRequire(import.meta.url)
      process.on('exit', () => {
        const isLoaded = Object.keys(cache).some((file) => file.includes('/yauzl/'))
        process.stderr.write('unpacking is loaded: ' + isLoaded)
      })`
    const hook = path.join(folder, 'spy.mjs')
    writeFileSync(hook, spy)
    const told = async (file: string, bytes: string | Uint8Array) => {
      writeFileSync(path.join(folder, file), bytes)
      const options = { cwd: folder, env: { NODE_OPTIONS: `--import=${hook}` } }
      return (await concordat(['lint', file, '--policy', 'wsdl-core'], options)).stderr
    }
    expect(await told('ping.xsd', XSD)).toBe('unpacking is loaded: false')
    expect(await told('ping.zip', zipOfTexts({ 'ping.xsd': XSD }))).toBe(
      'unpacking is loaded: true',
    )
  })

  test('gives the same digest whatever the order and the folder around everything', async () => {
    const one = await lintZip({ 'types/ping.xsd': XSD, 'wsdl/ping.wsdl': WSDL })
    const other = await lintZip({ 'ping-1/wsdl/ping.wsdl': WSDL, 'ping-1/types/ping.xsd': XSD })
    expect(other.result?.digest).toBe(one.result?.digest)
  })

  test('does not follow imports out of it, even where the file exists', async () => {
    writeFileSync(path.join(folder, 'types.xsd'), XSD)
    const leaving = WSDL.replace('../types/ping.xsd', '../types.xsd')
    const { result } = await lintZip({ 'ping.wsdl': leaving })
    expect(result?.verdict).not.toBe('pass')
    expect(JSON.stringify(result)).toContain('../types.xsd leaves the bundle')
  })

  test('asks for the entry where there are several, and takes the one that is named', async () => {
    const several = { 'a/a.wsdl': WSDL, 'b/b.wsdl': WSDL, 'types/ping.xsd': XSD }
    const asked = await lintZip(several)
    expect(asked.status).toBe(2)
    expect(asked.result).toMatchObject({
      verdict: 'unreadable',
      error: {
        message:
          'bundle.bin is not accepted: The bundle can begin with "a/a.wsdl", "b/b.wsdl"; name the one that is meant as entry. On the command line that is --entry NAME.',
      },
    })
    const named = await lintZip(several, '--entry', 'b/b.wsdl')
    expect(named).toMatchObject({ status: 0, result: { verdict: 'pass' } })
  })
})
