import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../src/package-root.ts'
import { concordat } from '../support/command.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'

/** The section of the README that takes a newcomer through the product, from its heading to the next of its kind. */
const FIRST_STEPS = /^## First steps\n(.*?)^## /ms.exec(
  readFileSync(path.join(packageRoot, 'README.md'), 'utf8'),
)?.[1]

/** What the README says of the commands that do not end with 0. */
const REFUSED = new Map([
  ['lint specs/samples/payments/invoices/1.0.0/invoices.wsdl', 1],
  ['promote logistics/stock@1.1.0 --to specified --reason "Wanted for spring"', 3],
])

/** The commands of its shell blocks in their order, without comments and with continued lines joined. */
function commandsOf(text: string): readonly string[] {
  return [...text.matchAll(/^```sh\n(.*?)^```/gms)]
    .flatMap(([, block = '']) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/\s+# .*$/, '').trim())
    .filter((line) => line !== '')
}

const COMMANDS = commandsOf(FIRST_STEPS ?? '')
const OWN = COMMANDS.filter((it) => it.startsWith('npx concordat ')).map((it) => it.slice(14))
const hasCurl = spawnSync('curl', ['--version']).status === 0

let registry: RegistryProcess
let folder: string
let token: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-readme-'))
  registry = await startRegistry({ CONCORDAT_DATA: path.join(folder, 'data') })
}, 120_000) // the first run registers the sample enterprise
afterAll(async () => {
  await registry.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs one of the commands about HTTP in a shell, against this registry and with this password and token. */
function inShell(command: string): { readonly status: number; readonly body: unknown } {
  const asked = command
    .replaceAll('http://127.0.0.1:8080', registry.url)
    .replace('-u admin ', `-u admin:${registry.password ?? ''} `)
  const { stdout } = spawnSync('sh', ['-c', `${asked} -s -w '\n%{http_code}'`], {
    cwd: packageRoot,
    encoding: 'utf8',
    env: { ...process.env, TOKEN: token },
  })
  const end = stdout.lastIndexOf('\n')
  return { status: Number(stdout.slice(end + 1)), body: JSON.parse(stdout.slice(0, end)) }
}

describe('the first steps of the README', () => {
  test('are commands of the product and of curl, beside naming the token', () => {
    const others = COMMANDS.filter((it) => !/^(?:npx concordat|curl) /.test(it))
    expect(others).toEqual(['export TOKEN=…'])
    expect(OWN).toEqual(expect.arrayContaining([...REFUSED.keys()]))
  })

  test('log in with the password that the first start printed', async () => {
    const made = await concordat(['login', '--password-stdin'], {
      input: `${registry.password ?? ''}\n`,
      env: { CONCORDAT_URL: registry.url, XDG_CONFIG_HOME: folder },
    })
    expect([made.status, made.stderr]).toEqual([0, ''])
  })

  test.each(OWN.filter((it) => it !== 'login'))('concordat %s', async (line) => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare)
    const { status, stdout } = await concordat(
      words.map((it) => (it === 'report.html' ? path.join(folder, 'report.html') : (it ?? ''))),
      { env: { CONCORDAT_URL: registry.url, XDG_CONFIG_HOME: folder } },
    )
    expect(status).toBe(REFUSED.get(line) ?? 0)
    expect(line.includes('--output') || stdout !== '').toBe(true)
  })
})

const withCurl = hasCurl ? describe : describe.skip
withCurl('the first steps of the README over HTTP', () => {
  test.each(COMMANDS.filter((it) => it.startsWith('curl ')))('%s', (command) => {
    const { status, body } = inShell(command)
    expect(status).toBeGreaterThanOrEqual(200)
    expect(status).toBeLessThan(300)
    if (command.includes('/tokens')) ({ token } = body as { token: string })
  })
})
