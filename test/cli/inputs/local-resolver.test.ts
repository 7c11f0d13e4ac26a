import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localResolver } from '../../../src/cli/inputs/local-resolver.ts'

let folder: string
let importer: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-imports-'))
  importer = path.join(folder, 'entry.wsdl')
  writeFileSync(path.join(folder, 'types.xsd'), 'types')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a file beside the importing one is found, also under an escaped name', async () => {
  const found = { kind: 'found', file: { name: path.join(folder, 'types.xsd') } }
  expect(await localResolver(undefined)('types.xsd', importer)).toMatchObject(found)
  expect(await localResolver(undefined)('%74ypes.xsd', importer)).toMatchObject(found)
})

test.each([
  'http://127.0.0.1:9/types.xsd',
  'HTTPS://example.com/types.xsd',
  '//server/share/types.xsd',
  '\\\\server\\share\\types.xsd',
  '/\\server/types.xsd',
  'file://server/share/types.xsd',
])('%s is on another machine and is refused', async (uri) => {
  expect(await localResolver(undefined)(uri, importer)).toMatchObject({ kind: 'refused' })
})

test.each([
  ['urn:example:types', 'urn:example:types is no file, and no http or https address'],
  ['.', `FOLDER is a folder`],
])('%s leads to no document, allowed or not', async (uri, reason) => {
  expect(await localResolver(undefined)(uri, importer)).toEqual({
    kind: 'missing',
    reason: reason.replace('FOLDER', folder),
  })
})

test('what never ends, a device or a pipe, is refused instead of read', async () => {
  execFileSync('mkfifo', [path.join(folder, 'pipe.xsd')])
  symlinkSync('/dev/zero', path.join(folder, 'zero.xsd'))
  for (const uri of ['/dev/zero', 'pipe.xsd', 'zero.xsd']) {
    const resolution = await localResolver(undefined)(uri, importer)
    expect(resolution).toMatchObject({ kind: 'refused' })
  }
})

test('with a root, neither a path nor a symbolic link leads out of it', async () => {
  symlinkSync('/etc/passwd', path.join(folder, 'link.xsd'))
  const resolve = localResolver(folder)
  for (const uri of ['/etc/passwd', '../../../../../../etc/passwd', 'link.xsd']) {
    expect(await resolve(uri, importer)).toMatchObject({ kind: 'refused' })
  }
  expect(await resolve('types.xsd', importer)).toMatchObject({ kind: 'found' })
})
