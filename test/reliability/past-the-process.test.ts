import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { RATIFICATIONS } from '../../src/governance/index.ts'
import { openSqliteStore } from '../../src/store/index.ts'
import { concordat } from '../support/command.ts'
import { startRegistry } from '../support/registry-process.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concordat-past-the-process-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('a policy that somebody changed in the data is obeyed neither by a server nor by a restore', async () => {
  const env = { CONCORDAT_DATA: path.join(folder, 'data'), PORT: '0' }
  const registry = await startRegistry(env, '--empty')
  await registry.stop()
  const whole = path.join(folder, 'whole.zip')
  expect(await concordat(['export', whole, '--store'], { env })).toMatchObject({ status: 0 })

  const store = await openSqliteStore({ path: path.join(folder, 'data', 'concordat.sqlite') })
  const ratifications = await store.collection(RATIFICATIONS)
  const stored = await ratifications.get('1')
  if (stored === undefined) throw new Error('the first run ratifies a constitution')
  const { constitution } = stored.value
  const policies = constitution.policies.map((one) => ({ ...one, enforcement: 'advise' as const }))
  const forged = { ...stored.value, constitution: { ...constitution, policies } }
  await ratifications.replace('1', stored.revision, forged, [])
  await store.close()

  const served = await concordat(['serve'], { env })
  expect(served).toMatchObject({ status: 2, stdout: '' })
  expect(served.stderr).toMatch(
    /Version 1 of the governance is not what was decided: the ledger has sha256:[0-9a-f]{64} for it.* Somebody has changed the store past the process; restore a backup or an archive from before\./,
  )

  const altered = path.join(folder, 'altered.zip')
  expect(await concordat(['export', altered, '--store'], { env })).toMatchObject({ status: 0 })
  const into = (name: string) => ({ env: { CONCORDAT_DATA: path.join(folder, name) } })
  const refused = await concordat(['import', altered], into('refused'))
  expect(refused.status).toBe(2)
  expect(refused.stderr).toContain(
    'What the archive holds as governance is not what its ledger says, so nothing is restored. Version 1 of the governance is not what was decided',
  )
  expect(await concordat(['import', whole], into('restored'))).toMatchObject({ status: 0 })
}, 300_000)
