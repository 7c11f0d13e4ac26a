import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findProjectFile } from '../../../src/cli/project/find-project-file.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-project-'))
  mkdirSync(path.join(folder, 'repository', 'a', 'b'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (...names: string[]) => path.join(folder, ...names)

test('the nearest file counts, up to the folder of the repository', async () => {
  mkdirSync(at('repository', '.git'))
  writeFileSync(at('repository', '.concordat.yaml'), '')
  expect(await findProjectFile(at('repository', 'a', 'b'))).toBe(
    at('repository', '.concordat.yaml'),
  )
  writeFileSync(at('repository', 'a', '.concordat.yaml'), '')
  expect(await findProjectFile(at('repository', 'a', 'b'))).toBe(
    at('repository', 'a', '.concordat.yaml'),
  )
})

test('a file above the repository decides nothing', async () => {
  mkdirSync(at('repository', '.git'))
  writeFileSync(at('.concordat.yaml'), '')
  expect(await findProjectFile(at('repository', 'a'))).toBeUndefined()
})

test('outside of a repository only the folder itself is looked at', async () => {
  writeFileSync(at('.concordat.yaml'), '')
  expect(await findProjectFile(at('repository'))).toBeUndefined()
  expect(await findProjectFile(folder)).toBe(at('.concordat.yaml'))
})
