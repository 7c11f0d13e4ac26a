import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadAhead } from '../../../src/cli/lint/load-ahead.ts'

let folder: string
let loaded: number
const load = () => {
  loaded += 1
  return Promise.resolve()
}
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-ahead-'))
  loaded = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

function written(bytes: string | Uint8Array): string {
  const file = path.join(folder, 'contract')
  writeFileSync(file, bytes)
  return file
}

test.each([
  ['a declaration', '<?xml version="1.0"?><definitions/>'],
  ['a comment', '<!-- orders --><definitions/>'],
  ['blank lines', '\r\n\n  <definitions/>'],
  ['a mark of byte order', '\uFEFF<definitions/>'],
  ['UTF-16', Buffer.from('\uFEFF<definitions/>', 'utf16le')],
])('what begins as XML, with %s, loads the compiler of schemas ahead', async (_, bytes) => {
  await loadAhead([written(bytes)], load)
  expect(loaded).toBe(1)
})

test.each([
  ['YAML', 'openapi: 3.1.0 # <definitions/>'],
  ['JSON', '{"openapi": "<"}'],
  ['an empty file', ''],
  ['XML after more blanks than are looked at', `${' '.repeat(64)}<definitions/>`],
])('%s does not', async (_, bytes) => {
  await loadAhead([written(bytes)], load)
  expect(loaded).toBe(0)
})

test('nothing is loaded for several contracts, for none, or for what is no file', async () => {
  const file = written('<definitions/>')
  await loadAhead([file, file], load)
  await loadAhead([], load)
  await loadAhead([folder], load)
  await loadAhead([path.join(folder, 'missing')], load)
  expect(loaded).toBe(0)
})

test('a compiler that cannot be loaded is left to the rule that asks for it', async () => {
  const broken = () => Promise.reject(new Error('no WebAssembly'))
  await expect(loadAhead([written('<definitions/>')], broken)).resolves.toBeUndefined()
})

test('a pipe is left as it is, for whoever reads it', async () => {
  const pipe = path.join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  await loadAhead([pipe], load)
  const [text] = await Promise.all([readFile(pipe, 'utf8'), writeFile(pipe, '<definitions/>')])
  expect(text).toBe('<definitions/>')
  expect(loaded).toBe(0)
})
