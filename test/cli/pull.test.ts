import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'

const listed = (version: string, state: string, phase: string, format = 'wsdl-1.1') => ({
  ...{ version, state, phase, format, frozen: state !== 'draft' },
  createdAt: format === 'wsdl-1.1' ? '2027-01-01T00:00:00.000Z' : '2027-02-01T00:00:00.000Z',
})
const VERSIONS = [
  listed('2.0.0', 'draft', 'planning'),
  listed('1.5.0', 'operational', 'operation', 'openapi-3.1'),
  listed('1.3.0', 'retired', 'retirement'),
  listed('1.2.0', 'operational', 'operation'),
  listed('1.1.0', 'deprecated', 'operation'),
]

let folder: string
let server: Server

/** A registry that has one service with these versions, each a file that says which one it is. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-pull-'))
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://registry')
    const [, version, content] = /\/versions\/([^/]+)(\/content)?$/.exec(pathname) ?? []
    response.setHeader('content-type', 'application/json')
    if (content !== undefined) response.end(`version: ${version ?? ''}\n`)
    else if (version !== undefined) {
      response.end(
        JSON.stringify({ version, entry: 'orders.yaml', files: [{ name: 'orders.yaml' }] }),
      )
    } else response.end(JSON.stringify({ items: VERSIONS, next: null }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
})
afterEach(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

async function pull(...commandLine: readonly string[]) {
  const { port } = server.address() as AddressInfo
  const env = { CONCORDAT_URL: `http://127.0.0.1:${port}`, XDG_CONFIG_HOME: folder }
  return concordat(['pull', ...commandLine], { cwd: folder, env })
}

const pulled = () => readFileSync(path.join(folder, 'orders.yaml'), 'utf8')

test.each([
  ['sales/orders', '1.2.0'],
  ['sales/orders@latest', '1.2.0'],
  ['sales/orders@^1.0', '1.2.0'],
  ['sales/orders@~1.1', '1.1.0'],
  ['sales/orders@2.0.0', '2.0.0'],
  ['sales/orders@openapi:latest', '1.5.0'],
  ['sales/orders@openapi:^1.0', '1.5.0'],
  ['sales/orders@wsdl:latest', '1.2.0'],
  ['sales/orders@wsdl:1.1.0', '1.1.0'],
])('%s is version %s', async (version, expected) => {
  const { stdout, status } = await pull(version)
  expect(stdout).toBe(`sales/orders@${expected} is in orders.yaml (1 file)\n`)
  expect(pulled()).toBe(`version: ${expected}\n`)
  expect(status).toBe(0)
})

test('a draft is no latest version, and told as what there is', async () => {
  const { stderr, status } = await pull('sales/orders@^2.0')
  expect(stderr).toBe(
    'concordat: sales/orders has no published version ^2.0 (2.0.0 is draft); name the one that is meant.\n',
  )
  expect(status).toBe(3)
})

test('what is no version is wrong usage', async () => {
  const { stderr, status } = await pull('sales/orders@newest')
  expect(stderr).toContain('"newest" is neither a version, nor a range such as ^1.2, nor latest,')
  expect(status).toBe(2)
})

test('does not overwrite other content unless forced, and the same content again', async () => {
  writeFileSync(path.join(folder, 'orders.yaml'), 'mine\n')
  const refused = await pull('sales/orders')
  expect(refused.stderr).toBe(
    'concordat: Nothing is written, because other content stands in orders.yaml; move it, name another folder with --output, or use --force.\n',
  )
  expect(refused.status).toBe(2)
  expect(pulled()).toBe('mine\n')
  expect((await pull('sales/orders', '--force')).status).toBe(0)
  expect(pulled()).toBe('version: 1.2.0\n')
  expect((await pull('sales/orders')).status).toBe(0)
})
