import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expandInputs } from '../../../src/cli/inputs/expand-inputs.ts'
import { zipOfTexts } from '../../support/zip.ts'

const OPEN_API = 'openapi: 3.0.3\ninfo: { title: Ping, version: 1.0.0 }\npaths: {}\n'

let folder: string
let before: string

beforeEach(() => {
  before = process.cwd()
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-inputs-'))
  mkdirSync(path.join(folder, 'api/inner'), { recursive: true })
  for (const name of ['api/a.yaml', 'api/inner/b.yaml', 'c.yaml']) {
    writeFileSync(path.join(folder, name), OPEN_API)
  }
  process.chdir(folder)
})
afterEach(() => {
  process.chdir(before)
  rmSync(folder, { recursive: true })
})

async function inputsOf(...argumentsGiven: readonly string[]) {
  const inputs = []
  for await (const input of expandInputs(argumentsGiven, { root: undefined })) inputs.push(input)
  return inputs
}

const sourcesOf = async (...argumentsGiven: readonly string[]) =>
  (await inputsOf(...argumentsGiven)).map(({ source }) => source)

describe('a file that several arguments mean', () => {
  test('has a result for each argument that names it', async () => {
    const named = ['c.yaml', './c.yaml', 'c.yaml', 'none.yaml', 'none.yaml']
    expect(await sourcesOf(...named)).toEqual(named)
  })

  test('is judged where it is named rather than where a folder or a glob holds it', async () => {
    const named = ['api/inner/b.yaml', 'api/a.yaml']
    expect(await sourcesOf('api', './api/a.yaml')).toEqual(['api/inner/b.yaml', './api/a.yaml'])
    expect(await sourcesOf('api/*.yaml', 'api/inner/b.yaml', 'api')).toEqual(named.toReversed())
  })

  test('is judged once when folders and globs hold it', async () => {
    expect(await sourcesOf('api/inner', 'api')).toEqual(['api/inner/b.yaml', 'api/a.yaml'])
    expect(await sourcesOf('api/*.yaml', 'a*/**')).toEqual(['api/a.yaml', 'api/inner/b.yaml'])
  })
})

describe('git:REF:FOLDER', () => {
  const git = (...commandLine: readonly string[]) => {
    execFileSync('git', commandLine, { cwd: folder, stdio: 'ignore' })
  }
  beforeEach(() => {
    mkdirSync(path.join(folder, 'api/.hidden'))
    writeFileSync(path.join(folder, 'api/.hidden/h.yaml'), OPEN_API)
    symlinkSync('a.yaml', path.join(folder, 'api/link.yaml'))
    git('init', '-q')
    git('add', '.')
    git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'add')
    rmSync(path.join(folder, 'api/inner'), { recursive: true })
  })

  test('is the plain files of the folder as the commit has them, hidden ones left out', async () => {
    const inputs = await inputsOf('git:HEAD:api/')
    expect(inputs).toEqual([
      expect.objectContaining({
        source: 'git:HEAD:api/a.yaml',
        entry: { name: 'api/a.yaml', bytes: Buffer.from(OPEN_API) },
        found: true,
        carrier: { file: undefined },
      }),
      expect.objectContaining({ source: 'git:HEAD:api/inner/b.yaml' }),
    ])
  })

  test('counts from the root of the repository, with ./ from the working folder', async () => {
    process.chdir(path.join(folder, 'api'))
    const namesOf = async (argument: string) =>
      (await inputsOf(argument)).map((input) => input.kind === 'contract' && input.entry.name)
    expect(await namesOf('git:HEAD:c.yaml')).toEqual(['c.yaml'])
    expect(await namesOf('git:HEAD:./a.yaml')).toEqual(['api/a.yaml'])
    expect(await namesOf('git:HEAD:.')).toEqual(['api/a.yaml', 'api/inner/b.yaml'])
    expect(await namesOf('git:HEAD:../c.yaml')).toEqual(['c.yaml'])
  })
})

test('what an archive holds lies in the archive, wherever that is named from', async () => {
  writeFileSync(path.join(folder, 'api.zip'), zipOfTexts({ 'v1/api.yaml': OPEN_API }))
  expect(await inputsOf('api.zip')).toEqual([
    expect.objectContaining({ source: 'api.zip', carrier: { file: 'api.zip' } }),
  ])
})
