import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'

const start = 120_000 // milliseconds; the first run registers the sample enterprise

let registry: RegistryProcess
let data: string
beforeAll(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'concordat-compatibility-'))
  registry = await startRegistry({ CONCORDAT_DATA: data, CONCORDAT_READING: 'signed-in' })
  await concordat(['login', '--password-stdin'], {
    input: `${registry.password ?? ''}\n`,
    env: { CONCORDAT_URL: registry.url, XDG_CONFIG_HOME: data },
  })
}, start)
afterAll(async () => {
  await registry.stop()
  rmSync(data, { recursive: true, force: true })
})

function ask(...commandLine: readonly string[]) {
  return concordat(commandLine, { env: { CONCORDAT_URL: registry.url, XDG_CONFIG_HOME: data } })
}

test.each([
  ['search', 'profiles'],
  ['impact', 'customer/profiles@2.0.0'],
  ['pull', 'customer/profiles'],
  ['maturity', '--format', 'text'],
  ['gates', 'customer/profiles@2.0.0'],
])('where reading asks for it, %s says how to sign in', async (...commandLine) => {
  const env = { CONCORDAT_URL: registry.url, XDG_CONFIG_HOME: path.join(data, 'nobody') }
  const { status, stdout, stderr } = await concordat(commandLine, { env })
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
  expect(stderr).toContain('This is not read anonymously here')
  expect(stderr).toContain('Run "concordat login" first, or set CONCORDAT_TOKEN.')
})

test('can-i-deploy says no with status 1 where a consumer breaks, and why', async () => {
  const { status, stdout } = await ask(
    'can-i-deploy',
    'customer/profiles@2.0.0',
    '--to',
    'production',
  )
  expect(status).toBe(1)
  expect(stdout).toContain('May customer/profiles@2.0.0 be deployed to production? No.\n')
  expect(stdout).toContain('  no       version: 2.0.0 is not published (draft)')
  expect(stdout).toContain('  no       consumer web-shop: It uses 1.1.0 and breaks: ')
  expect(stdout).toContain('  unknown  consumer sales/orders: It uses 1.1.0 and may break: ')
})

test('impact names whom a version breaks, and whom else the service reaches', async () => {
  const { status, stdout } = await ask('impact', 'customer/profiles@2.0.0')
  expect(status).toBe(1)
  expect(stdout).toMatch(
    /^customer\/profiles@2\.0\.0, compared with 1\.1\.0:\n {2}may break {2}sales\/orders, /,
  )
  expect(stdout).toContain('\n  breaks     web-shop, which uses ^1.1.0 in production\n')
  expect(stdout).toMatch(
    /\ncustomer\/profiles reaches 4:\n {2}sales\/orders, directly, by subscription\n/,
  )
  expect(stdout).toContain('\n  till-system (application), 2 steps away, by subscription\n')
  expect(stdout).toMatch(/\ncustomer\/profiles needs nothing that is known\n$/)
  const before = await ask('impact', 'customer/profiles@2.0.0', '--as-of', '2020-01-01')
  expect(before).toMatchObject({ status: 3, stderr: expect.stringContaining('then') as unknown })
  const unnamed = await ask('impact', 'customer/profiles')
  expect(unnamed).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('"customer/profiles" names no version') as unknown,
  })
  const { stdout: json } = await ask('impact', 'customer/profiles@latest', '--format', 'json')
  expect(JSON.parse(json)).toMatchObject({ service: 'customer/profiles', version: '2.0.0' })
})

test('can-i-deploy says yes with status 0 where it breaks nobody', async () => {
  const { status, stdout } = await ask(
    'can-i-deploy',
    'customer/profiles@1.1.0',
    ...['--environment', 'production', '--beside', '--format', 'json'],
  )
  expect(status).toBe(0)
  const { answer, beside, environment, reasons } = JSON.parse(stdout) as Record<string, unknown>
  expect([answer, beside, environment]).toEqual(['yes', true, 'production'])
  expect(reasons).toContainEqual({
    about: 'consumer',
    answer: 'yes',
    subject: 'web-shop',
    message: '1.1.0 offers all operations that it names.',
  })
})

test('can-i-deploy ends with status 2 for an environment that nothing names', async () => {
  const { status, stdout, stderr } = await ask(
    'can-i-deploy',
    'customer/profiles@1.1.0',
    '--to',
    'prod',
  )
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(
    'Nothing in the registry names the environment "prod"; it knows production, staging.',
  )
})

test('can-i-deploy ends with status 3 where the registry has no such version', async () => {
  const { status, stderr } = await ask(
    'can-i-deploy',
    'customer/profiles@9.0.0',
    '--to',
    'production',
  )
  expect([status, stderr]).toEqual([3, expect.stringContaining('has no version 9.0.0')])
})

test('diff takes contracts and consumers from the registry', async () => {
  const { status, stdout } = await ask(
    'diff',
    ...['logistics/shipments@1.0.0', 'logistics/shipments@2.0.0'],
    ...['--consumers', 'logistics/shipments', '--format', 'json'],
  )
  expect(status).toBe(1)
  const { changes } = JSON.parse(stdout) as {
    changes: readonly { level: string; consumers?: readonly unknown[] }[]
  }
  expect(
    changes.filter(({ level }) => level === 'error').map(({ consumers }) => consumers),
  ).toEqual([[]])
})
