import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { jsonReporter } from '../../../src/cli/reporters/json-reporter.ts'
import { FORMATS } from '../../../src/contracts/index.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { ASSERTION_RESULTS, SEVERITIES, VERDICTS } from '../../../src/rules/index.ts'
import { concordat } from '../../support/command.ts'
import { exampleText, reportOf, sampleResults } from '../../support/sample-results.ts'

type Schema = Readonly<Record<string, unknown>>

const file = path.join(packageRoot, 'policies/schemas/lint-report.schema.json')
const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema & {
  readonly $defs: Readonly<Record<string, Schema>>
}

/** The schema leaves room for members of later versions; what this version writes has to be in it. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]))
  const isOpen = copy['type'] === 'object' && !('additionalProperties' in copy)
  return isOpen ? { ...copy, additionalProperties: false } : copy
}

const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }))
const validate = ajv.compile(closed(schema) as object)

function mistakesIn(report: string): readonly unknown[] {
  validate(JSON.parse(report))
  return validate.errors ?? []
}

test('a report over results of every kind fits the schema that ships', async () => {
  expect(mistakesIn(reportOf(jsonReporter('1.0.0'), await sampleResults()))).toEqual([])
})

test('the schema refuses a report that lacks or changes a member', async () => {
  const report = reportOf(jsonReporter('1.0.0'), await sampleResults())
  const refused = (from: string, to: string) => {
    expect(report).toContain(from)
    return mistakesIn(report.replace(from, to)).length > 0
  }
  expect(refused('"fingerprint":', '"fingerprints":')).toBe(true)
  expect(refused('"verdict": "unreadable"', '"verdict": "pass"')).toBe(true)
  expect(refused('"line":50', '"line":0')).toBe(true)
})

test('the schema knows all words that the engine uses', () => {
  const { format, verdict, severity, assertions } = schema.$defs
  expect(format?.['enum']).toEqual(FORMATS)
  expect(new Set(verdict?.['enum'] as string[])).toEqual(new Set(VERDICTS))
  expect(severity?.['enum']).toEqual(SEVERITIES)
  expect(JSON.stringify(assertions)).toContain(JSON.stringify({ enum: ASSERTION_RESULTS }))
})

describe('of the command', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'concordat-report-'))
    const orders = exampleText('orders-document.wsdl').replace('soap/http"/>', 'soap/smtp"/>')
    const comment = '<!-- concordat-ignore BP2404 Mail ends in spring. -->'
    writeFileSync(
      path.join(folder, 'orders.wsdl'),
      orders.replace('<soap:binding ', `${comment}<soap:binding `),
    )
    writeFileSync(path.join(folder, 'parcels.yaml'), exampleText('parcels-3.0.yaml'))
    writeFileSync(
      path.join(folder, '.concordat.yaml'),
      `contracts: [{ path: orders.wsdl }, { path: parcels.yaml }, { path: none.yaml }]
waivers:
  - { rule: BP2406, until: 2026-01-31, reason: It is over. }
  - { rule: openapi-unresolved-ref, until: 2999-01-31, reason: There is none. }
`,
    )
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('with assertions, waivers, a baseline and a project file it fits, too', async () => {
    const lint = (...options: readonly string[]) =>
      concordat(['lint', '--format', 'json', '--assertions', ...options], { cwd: folder })
    const { stdout } = await lint()
    expect(mistakesIn(stdout)).toEqual([])
    const { results, summary } = JSON.parse(stdout) as {
      results: { source: string; assertions?: object; waivers?: object }[]
      summary: { sources: number; pass: number; unreadable: number }
    }
    expect(results.map(({ source }) => source)).toEqual([
      'orders.wsdl',
      'parcels.yaml',
      'none.yaml',
      '.concordat.yaml',
    ])
    expect(summary).toMatchObject({ sources: 3, unreadable: 1 })
    expect(results[0]).toHaveProperty(['assertions', 'ws-i-bp-1.1', 'BP2404'])
    expect(results[1]).toHaveProperty('waivers')
    writeFileSync(path.join(folder, 'baseline.json'), stdout)
    const again = await lint('--baseline', 'baseline.json')
    expect(mistakesIn(again.stdout)).toEqual([])
    expect(again.stdout).toContain('"suppressed": ')
  })
})
