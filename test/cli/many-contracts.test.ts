import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LintReport } from '../../src/cli/reporters/lint-report.ts'
import { concordat } from '../support/command.ts'

/** So many that they are judged in threads. */
const COUNT = 60

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-many-'))
  for (let index = 0; index < COUNT; index += 1) {
    const path = index % 2 === 0 ? '/orders/' : '/orders'
    writeFileSync(file(index), description(index, path))
  }
  writeFileSync(file(7), 'openapi: 3.0.3\n  info: [')
  writeFileSync(
    path.join(folder, '.concordat.yaml'),
    `contracts:
  - path: '*.yaml'
policies: [openapi-core]
waivers:
  - { rule: openapi-schema, path: 'service-10.yaml', until: 2999-01-01, reason: It is known }
  - { rule: openapi-schema, path: 'service-11.yaml', until: 2999-01-01, reason: There is none }
`,
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(index: number): string {
  return path.join(folder, `service-${String(index).padStart(2, '0')}.yaml`)
}

/** Those with an even number have a fault: a response without a description. */
function description(index: number, path: string): string {
  const response = index % 2 === 0 ? '{}' : '{ description: Fine }'
  return `openapi: 3.0.3
info: { title: Service ${index}, version: 1.0.0 }
paths:
  ${path}:
    get:
      responses:
        '200': ${response}
`
}

async function lint(...options: readonly string[]) {
  const { stdout, status } = await concordat(['lint', ...options], { cwd: folder })
  return { stdout, status }
}

test('many contracts are reported in their order, each as it is when judged alone', async () => {
  const { stdout, status } = await lint('--format', 'json', '--policy', 'openapi-core', folder)
  const { results, summary } = JSON.parse(stdout) as LintReport
  expect(status).toBe(2) // one is unreadable
  // Of waivers that accept nothing the project file is told only when it names what is judged.
  expect(summary).toMatchObject({ sources: COUNT, unreadable: 1, fail: 29, pass: 30 })
  expect(results.map(({ source }) => source)).toEqual(
    Array.from({ length: COUNT }, (_, index) => file(index)),
  )
  for (const index of [0, 7, 41]) {
    const alone = await lint('--format', 'json', '--policy', 'openapi-core', file(index))
    expect(results[index]).toEqual((JSON.parse(alone.stdout) as LintReport).results[0])
  }
})

test('threads answer the lines that a report shows', async () => {
  const { stdout } = await lint('--policy', 'openapi-core', folder)
  expect(stdout.split("'200': {}").length - 1).toBe(30)
  expect(stdout).toContain('info: [')
})

test('a waiver that was used in a thread is used, and one that was not is told', async () => {
  const { stdout } = await lint('--format', 'json')
  const { results } = JSON.parse(stdout) as LintReport
  const waived = results.flatMap(({ findings }) => findings.filter((one) => one.waived !== null))
  expect(waived.map(({ location }) => path.basename(location.file))).toEqual(['service-10.yaml'])
  const unused = results.flatMap(({ findings }) =>
    findings.filter((one) => one.rule === 'waiver-unused'),
  )
  expect(unused.map(({ location }) => location.line)).toEqual([6])
})
