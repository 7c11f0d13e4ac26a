import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'

const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:ping">
  <xs:element name="Ping" type="xs:string"/>
</xs:schema>
`
const WSDL = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:ping" targetNamespace="urn:ping">
  <types>
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="urn:ping" schemaLocation="../common/ping.xsd"/>
      <xs:import namespace="urn:gone" schemaLocation="gone.xsd"/>
    </xs:schema>
  </types>
  <message name="Ping"><part name="body" element="t:Ping"/></message>
  <portType name="Pinging"><operation name="ping"><input message="t:Ping"/></operation></portType>
</definitions>
`

let folder: string
let registry: RegistryProcess
let environment: Record<string, string>
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-push-'))
  for (const part of ['wsdl', 'common']) mkdirSync(path.join(folder, part))
  writeFileSync(path.join(folder, 'wsdl', 'ping.wsdl'), WSDL)
  writeFileSync(path.join(folder, 'common', 'ping.xsd'), SCHEMA)
  const server = { CONCORDAT_DATA: path.join(folder, 'data'), CONCORDAT_READING: 'signed-in' }
  registry = await startRegistry(server, '--empty')
  const credentials = Buffer.from(`admin:${registry.password ?? ''}`).toString('base64')
  const response = await fetch(`${registry.url}/api/v1/tokens`, {
    method: 'POST',
    headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'push' }),
  })
  const { token } = (await response.json()) as { token: string }
  environment = {
    ...{ CONCORDAT_URL: registry.url, CONCORDAT_TOKEN: token, XDG_CONFIG_HOME: folder },
  }
}, 120_000)
afterAll(async () => {
  await registry.stop()
  rmSync(folder, { recursive: true })
})

const run = (...commandLine: readonly string[]) =>
  concordat(commandLine, { cwd: folder, env: environment })

test('who registers a service hears of another one of nearly the same name', async () => {
  const push = ['push', 'wsdl/ping.wsdl', '--version', '1.0.0', '--register', '--service']
  await run(...push, 'tools/meters')
  const registered = await run(...push, 'tools/meter')
  expect(registered.stderr).toContain('tools/meters resembles it: its name is nearly the same. Use')
}, 60_000)

test('a contract goes into the registry with its imports, and comes back in the same layout', async () => {
  const target = ['--service', 'tools/ping', '--version', '1.0.0', '--root', '.']
  const pushed = await run('push', 'wsdl/ping.wsdl', ...target, '--register')
  expect(pushed.stderr).toContain('imports gone.xsd, which is left out')
  expect(pushed.stdout).toMatch(/^tools\/ping@1\.0\.0 is draft, verdict \w+, sha256:[0-9a-f]{64}\n/)
  expect(pushed.status).toBe(0)
  const pulled = await run('pull', 'tools/ping@1.0.0', '--output', 'pulled')
  expect([pulled.status, pulled.stderr]).toEqual([0, ''])
  const of = (...names: readonly string[]) => readFileSync(path.join(folder, 'pulled', ...names))
  expect(of('wsdl', 'ping.wsdl').toString()).toBe(WSDL)
  expect(of('common', 'ping.xsd').toString()).toBe(SCHEMA)
}, 60_000)
