import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { Finding } from '../../../src/rules/index.ts'
import { sarifReporter } from '../../../src/cli/reporters/sarif-reporter.ts'
import { judgeText, reportOf, sampleResults } from '../../support/sample-results.ts'

const schemaFile = createRequire(import.meta.url)
  .resolve('@microsoft/jest-sarif')
  .replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json')

/** The published schema is of draft 04; nothing in it but its `id` differs for a later draft. */
function sarifValidator() {
  const { id, $schema, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<
    string,
    unknown
  >
  expect([id, $schema]).toEqual([
    expect.stringContaining('sarif-2.1.0'),
    'http://json-schema.org/draft-04/schema#',
  ])
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv)
  return ajv.compile(schema)
}

interface Run {
  readonly results: readonly Record<string, unknown>[]
  readonly invocations: readonly {
    executionSuccessful: boolean
    toolExecutionNotifications: readonly { level: string; message: { text: string } }[]
  }[]
  readonly tool: {
    driver: {
      rules: readonly { id: string; helpUri: string; shortDescription: { text: string } }[]
    }
  }
  readonly properties?: unknown
}

const options = { version: '1.0.0', informationUri: 'https://example.org/', folder: process.cwd() }

function runOf(report: string): Run {
  const { runs } = JSON.parse(report) as { runs: readonly Run[] }
  const [run] = runs
  if (run === undefined || runs.length > 1) throw new Error('there must be one run')
  return run
}

test('every kind of result is valid by the schema of SARIF 2.1.0', async () => {
  const validate = sarifValidator()
  const report: unknown = JSON.parse(reportOf(sarifReporter(options), await sampleResults()))
  validate(report)
  expect(validate.errors).toBeNull()
})

test('the schema test can fail', () => {
  expect(sarifValidator()({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false)
})

test('without any input it is valid, too', () => {
  const validate = sarifValidator()
  validate(JSON.parse(reportOf(sarifReporter(options), [])))
  expect(validate.errors).toBeNull()
})

test('a result has its rule, its region with an end, and what identifies it', async () => {
  const { results, tool } = runOf(reportOf(sarifReporter(options), await sampleResults()))
  expect(results[0]).toMatchObject({
    ruleId: 'BP2404',
    ruleIndex: 0,
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'contracts/orders.wsdl', uriBaseId: 'SRCROOT' },
          region: { startLine: 50, startColumn: 5, endLine: 50, endColumn: 86 },
        },
        logicalLocations: [
          { fullyQualifiedName: "/definitions/binding[@name='OrdersSoap']/soap:binding" },
        ],
      },
    ],
    partialFingerprints: { 'concordat/v1': expect.stringMatching(/^[0-9a-f]{32}$/) as string },
  })
  expect(tool.driver.rules[0]).toMatchObject({
    id: 'BP2404',
    shortDescription: { text: 'Require HTTP as the transport of SOAP bindings.' },
    help: { markdown: expect.stringContaining('[About BP2404](https://') as string },
    properties: { requirements: ['R2701', 'R2702'] },
  })
  for (const { ruleId, ruleIndex } of results) {
    expect(tool.driver.rules[ruleIndex as number]?.id).toBe(ruleId)
  }
})

test('a rule of a ruleset that ships is described, one of another ruleset goes by its id', async () => {
  const judged = await judgeText('a.yaml', 'openapi: 3.0.3', [])
  const finding = (rule: string): Finding => ({
    rule,
    policy: 'p',
    policies: ['p'],
    severity: 'warning',
    message: 'm',
    requirements: [],
    help: 'https://example.org/',
    fingerprint: rule,
    location: { file: 'a.yaml', pointer: '', line: 1, column: 1 },
    waived: null,
  })
  const findings = [finding('info-contact'), finding('house-rule')]
  const { tool } = runOf(
    reportOf(sarifReporter(options), [{ ...judged, result: { ...judged.result, findings } }]),
  )
  const titles = tool.driver.rules.map(({ shortDescription }) => shortDescription.text)
  expect(titles).toEqual([expect.stringMatching(/\w+ \w+.*contact/i), 'house-rule.'])
})

test('the same finding in two contracts is told apart', async () => {
  const { results } = runOf(reportOf(sarifReporter(options), await sampleResults()))
  const prints = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))
  expect(new Set(prints).size).toBe(results.length)
})

test('a waived finding is suppressed, with the reason', async () => {
  const { results } = runOf(reportOf(sarifReporter(options), await sampleResults()))
  const suppressed = results.filter(({ suppressions }) => suppressions !== undefined)
  expect(suppressed.map(({ suppressions }) => suppressions)).toEqual([
    [
      {
        kind: 'external',
        status: 'accepted',
        justification: 'Ends | in <spring>.',
        properties: { waiver: 'W-1', until: '2027-01-31' },
      },
    ],
  ])
})

test('with a baseline what is left is new, and what was left out is counted', async () => {
  const run = runOf(reportOf(sarifReporter(options), await sampleResults()))
  expect(run.results.filter(({ baselineState }) => baselineState === 'new')).toHaveLength(1)
  expect(run.properties).toEqual({ suppressedByBaseline: 1 })
})

test('an unreadable input is an error of the execution, what was not judged a warning of it', async () => {
  const run = runOf(reportOf(sarifReporter(options), await sampleResults()))
  const [invocation] = run.invocations
  expect(invocation?.executionSuccessful).toBe(false)
  const notes = invocation?.toolExecutionNotifications ?? []
  expect(notes.at(-1)).toMatchObject({
    level: 'error',
    descriptor: { id: 'input-unreadable', index: 0 },
    locations: [{ physicalLocation: { region: { startLine: 2, startColumn: 10 } } }],
  })
  expect(
    notes.filter(({ level }) => level === 'warning').map(({ message }) => message.text),
  ).toContain(
    'BP2115 of soap could not be judged: the imported "orders-types.xsd" is missing (only this one file was handed in)',
  )
})

test.each([
  ['a b/[x]#1.wsdl', 'a%20b/%5Bx%5D%231.wsdl', 'SRCROOT'],
  [`${process.cwd()}/deep/a.wsdl`, 'deep/a.wsdl', 'SRCROOT'],
  ['/elsewhere/a.wsdl', 'file:///elsewhere/a.wsdl', undefined],
  ['../a.wsdl', '../a.wsdl', 'SRCROOT'],
])('%s is %s', async (name, uri, uriBaseId) => {
  const judged = await judgeText(name, '<definitions', [])
  const { invocations } = runOf(reportOf(sarifReporter(options), [judged]))
  const [note] = invocations[0]?.toolExecutionNotifications ?? []
  expect(note).toMatchObject({ locations: [{ physicalLocation: { artifactLocation: { uri } } }] })
  expect(JSON.stringify(note).includes('SRCROOT')).toBe(uriBaseId !== undefined)
})
