import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { LintReport } from '../../src/cli/reporters/lint-report.ts'
import { packageRoot } from '../../src/package-root.ts'
import { concordat } from '../support/command.ts'

const run = promisify(execFile)
const command = path.join(packageRoot, 'dist', 'cli', 'concordat.js')

const OPERATIONS = 6_000
let folder: string
let file: string

/** One line, each of its operations with a fault. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-large-'))
  file = path.join(folder, 'large.json')
  const responses = { 200: { description: 'ok' } }
  const paths = Object.fromEntries(
    Array.from({ length: OPERATIONS }, (_, index) => [`/a${index}/{id}`, { get: { responses } }]),
  )
  writeFileSync(
    file,
    JSON.stringify({ openapi: '3.0.3', info: { title: 'Large', version: '1' }, paths }),
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a report with thousands of findings is whole, its lines of source bounded', async () => {
  const commandLine = ['lint', file, '--policy', 'openapi-core', '--format']
  const json = await concordat([...commandLine, 'json'])
  const report = JSON.parse(json.stdout) as LintReport
  expect(report.results[0]?.findings).toHaveLength(OPERATIONS)
  expect(report.summary.findings.error).toBe(OPERATIONS)
  const stylish = await concordat([...commandLine, 'stylish'])
  const lines = stylish.stdout.split('\n')
  expect(lines.filter((line) => line.endsWith('openapi-path-params'))).toHaveLength(OPERATIONS)
  const longest = lines
    .filter((line) => /^ +1 \| /.test(line))
    .reduce((most, line) => Math.max(most, line.length), 0)
  expect(longest).toBeLessThan(120)
})

test('a reader that stops early is no error of ours', async () => {
  const pipe = '"$0" "$1" lint "$2" --policy openapi-core | head -c 100'
  const { stdout, stderr } = await run('sh', ['-c', pipe, process.execPath, command, file])
  expect(stdout).toHaveLength(100)
  expect(stderr).toBe('')
})

test('nor is one of the help', async () => {
  const pipe = '"$0" "$1" login --help | exit 0'
  const { stderr } = await run('sh', ['-c', pipe, process.execPath, command])
  expect(stderr).toBe('')
})

// Only Linux has a file that is always full.
const onLinux = existsSync('/dev/full') ? test : test.skip
onLinux('standard output on a full disk is told as such, and is no finding', async () => {
  const failed = run('sh', [
    '-c',
    '"$0" "$1" lint "$2" >/dev/full',
    process.execPath,
    command,
    file,
  ])
  await expect(failed).rejects.toMatchObject({
    code: 2,
    stderr: 'concordat: The report cannot be written to standard output: the disk is full.\n',
  })
})
