import { allowedRemote } from '../../../src/cli/inputs/allowed-remote.ts'
import { Project } from '../../../src/cli/project/project.ts'
import type { ResolveImport } from '../../../src/contracts/index.ts'

const before = process.env['CONCORDAT_REMOTE_HOSTS']
afterEach(() => {
  if (before === undefined) delete process.env['CONCORDAT_REMOTE_HOSTS']
  else process.env['CONCORDAT_REMOTE_HOSTS'] = before
})

function projectOf(remoteHosts: readonly string[]): Project {
  const file = { name: '.concordat.yaml', bytes: new Uint8Array() }
  return new Project('/work', file, { document: { remoteHosts: [...remoteHosts] }, waivers: [] })
}

const nothing: ResolveImport = () => Promise.resolve({ kind: 'missing', reason: 'nothing is here' })

/** Names that lead nowhere, so that nothing is asked on the network that could answer. */
async function isAllowed(host: string, ...given: Parameters<typeof allowedRemote>) {
  const remote = await allowedRemote(...given)
  const resolution = await remote?.resolver(nothing)(`https://${host}/a.xsd`, 'a.wsdl')
  const reason = resolution?.kind === 'found' ? '' : resolution?.reason
  return !reason?.includes('not among the hosts that are allowed')
}

test('without an option nothing is fetched, whatever the project file lists', async () => {
  expect(await allowedRemote({}, projectOf(['a.invalid']))).toBeUndefined()
})

test('each list narrows the others, and none opens what another one closes', async () => {
  const flags = { remoteHosts: 'a.invalid,b.invalid' }
  expect(await isAllowed('c.invalid', { allowRemote: true }, undefined)).toBe(true)
  expect(await isAllowed('a.invalid', flags, undefined)).toBe(true)
  expect(await isAllowed('c.invalid', { allowRemote: true, ...flags }, undefined)).toBe(false)
  expect(await isAllowed('a.invalid', flags, projectOf(['b.invalid']))).toBe(false)
  expect(await isAllowed('b.invalid', flags, projectOf(['b.invalid']))).toBe(true)
  process.env['CONCORDAT_REMOTE_HOSTS'] = '*.example.org'
  expect(await isAllowed('b.invalid', flags, projectOf(['b.invalid']))).toBe(false)
})

test('a list with a mistake is told by where it stands', async () => {
  await expect(allowedRemote({ remoteHosts: 'a.test,http://b' }, undefined)).rejects.toThrow(
    '--remote-hosts has "http://b"; write host names separated by commas, as schemas.example.com or *.example.com.',
  )
})
