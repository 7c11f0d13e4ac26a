import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'
import { assertNothingLost } from './support/nothing-lost.ts'
import { signIn } from './support/registrant.ts'

let folder: string
let registry: RegistryProcess

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concordat-backup-'))
})

afterEach(async () => {
  await registry.stop()
  await rm(folder, { recursive: true })
})

it('a backup that was made while the server registers services is a whole registry when it is restored', async () => {
  const [before, after, file] = ['before', 'after', 'backup'].map((name) => path.join(folder, name))
  if (before === undefined || after === undefined || file === undefined) throw new Error('three')
  registry = await startRegistry({ CONCORDAT_DATA: before }, '--empty')
  const registrant = await signIn(registry.url, registry.password ?? '')
  const numbers = Array.from({ length: 80 }, (_, number) => number)
  expect(await registrant.register(numbers.slice(0, 20), 4)).toEqual([])
  const kept = [...registrant.versions]
  const registering = registrant.register(numbers.slice(20), 4)
  const made = await concordat(['admin', 'backup', file], { env: { CONCORDAT_DATA: before } })
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(await registering).toEqual([])
  await exportAndVerify(registry.url)
  await registry.stop()

  const env = { CONCORDAT_DATA: after }
  await mkdir(after)
  const restored = await concordat(['admin', 'restore', file], { env })
  expect(restored).toMatchObject({ status: 0, stderr: '' })
  expect(restored.stdout).toMatch(/backup is restored\.\nThe ledger is whole: \d+ entries/)
  await copyFile(path.join(before, 'signing-key.pem'), path.join(after, 'signing-key.pem'))
  registry = await startRegistry(env)
  registrant.url = registry.url
  expect(registry.password).toBeUndefined()
  await assertNothingLost({
    ...registrant,
    services: new Set(),
    versions: new Set(kept),
  })

  const again = await concordat(['admin', 'restore', file], { env })
  expect(again.status).toBe(2)
  expect(again.stderr).toMatch(/concordat\.sqlite is there already/)
}, 120_000)

/** What the registry proves of its ledger, an export of it proves without the registry. */
async function exportAndVerify(url: string): Promise<void> {
  const env = { CONCORDAT_URL: url }
  const exported = path.join(folder, 'ledger.json')
  const written = await concordat(['audit', 'export', '--output', exported], { env })
  expect(written).toEqual({ status: 0, stdout: '', stderr: '' })
  const offline = await concordat(['audit', 'verify', exported])
  expect(offline.stdout).toMatch(/^The ledger is whole: 1\d\d entries/)
  const csv = await concordat(
    ['audit', 'export', '--format', 'csv', '--action', 'domain.created'],
    { env },
  )
  expect(csv.stdout.split('\r\n')).toEqual([
    expect.stringMatching(/^sequence,/),
    expect.stringMatching(/,domain:stream,/),
    '',
  ])
  const missing = await concordat(['audit', 'verify', path.join(folder, 'nothing')])
  expect(missing.status).toBe(2)
  expect(missing.stderr).toMatch(/nothing cannot be read/)
}

it('a store in MongoDB is left to the tools of MongoDB', async () => {
  registry = await startRegistry({ CONCORDAT_DATA: folder }, '--empty')
  const env = { CONCORDAT_DATA: folder, MONGODB_URI: 'mongodb://127.0.0.1:1' }
  const { status, stderr } = await concordat(['admin', 'backup', 'nowhere'], { env })
  expect(status).toBe(2)
  expect(stderr).toMatch(/mongodump/)
})
