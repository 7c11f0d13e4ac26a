import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../src/package-root.ts'
import { concordat } from '../support/command.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'

const start = 120_000 // milliseconds

let registry: RegistryProcess
let folder: string
const SAMPLE = path.join(packageRoot, 'specs', 'examples', 'orders-imports.wsdl')

/** The registry of the sample enterprise; `sales/orders` is in it. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-in-force-'))
  registry = await startRegistry({ CONCORDAT_DATA: path.join(folder, 'data') })
  for (const file of ['orders-imports.wsdl', 'orders-types.xsd']) {
    cpSync(path.join(path.dirname(SAMPLE), file), path.join(folder, file))
  }
}, start)
afterAll(async () => {
  await registry.stop()
  rmSync(folder, { recursive: true, force: true })
})

function lint(...commandLine: readonly string[]) {
  return concordat(['lint', ...commandLine], { cwd: folder, env: { XDG_CONFIG_HOME: folder } })
}

interface Report {
  readonly results: readonly {
    readonly source: string
    readonly verdict: string
    readonly findings: readonly { readonly location: { readonly file: string } }[]
    readonly inForce?: { readonly service: string; readonly policies: readonly object[] }
  }[]
}

test('a file is judged by the policies in force for the service that is named', async () => {
  const { stdout, stderr } = await lint(
    ...['orders-imports.wsdl', '--service', 'sales/orders', '--as-version', '9.0.0'],
    ...['--server', registry.url, '--format', 'json'],
  )
  expect(stderr).toBe('')
  const [result] = (JSON.parse(stdout) as Report).results
  expect(result).toMatchObject({
    source: 'orders-imports.wsdl',
    inForce: { service: 'sales/orders', version: '9.0.0', state: 'draft' },
  })
  for (const { location } of result?.findings ?? []) {
    expect(['orders-imports.wsdl', 'orders-types.xsd']).toContain(location.file)
  }
})

test('the project file names service and version where the server alone is named', async () => {
  const contract = { path: 'orders-imports.wsdl', service: 'sales/orders', version: '9.1.0' }
  writeFileSync(path.join(folder, '.concordat.yaml'), JSON.stringify({ contracts: [contract] }))
  const { stdout } = await lint('--server', registry.url)
  rmSync(path.join(folder, '.concordat.yaml'))
  expect(stdout).toContain('  judged as sales/orders@9.1.0 (draft)\n')
  expect(stdout).toMatch(/ {2}policy ws-i-bp-1\.1 \(ws-i-bp-1\.1 [\d.]+, gate, by .*\): \w+\n/)
})

test('a registered version is judged by the policies in force where the server is named', async () => {
  const env = { CONCORDAT_URL: registry.url, XDG_CONFIG_HOME: folder }
  const version = 'customer/profiles@1.1.0'
  const inForce = await concordat(['lint', version, '--server', registry.url], { env })
  expect(inForce.stdout).toContain(`judged as ${version} (`)
  expect((await concordat(['lint', version], { env })).stdout).not.toContain('judged as')
})

test.each([
  [['orders-imports.wsdl', '--service', 'sales/none', '--as-version', '1.0.0'], 3, 'no service'],
  [['orders-imports.wsdl', '--service', 'sales/orders'], 2, 'claims no version of its own'],
  [['orders-imports.wsdl'], 2, 'The service of orders-imports.wsdl is not known'],
  [['orders-imports.wsdl', '--service', 'orders'], 2, '"orders" is no service'],
  [['orders-imports.wsdl', '--policy', 'wsdl-core'], 2, 'leave out --policy'],
])('%j ends with status %i', async (commandLine, status, words) => {
  const answer = await lint(...commandLine, '--server', registry.url)
  expect(answer.status).toBe(status)
  expect(answer.stdout + answer.stderr).toContain(words)
})

test('a registry that cannot be reached ends with status 3', async () => {
  const answer = await lint(
    ...['orders-imports.wsdl', '--service', 'sales/orders', '--as-version', '9.0.0'],
    ...['--server', 'http://127.0.0.1:9'],
  )
  expect(answer.status).toBe(3)
})
