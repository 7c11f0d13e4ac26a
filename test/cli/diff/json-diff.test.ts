import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { BUMPS, CHANGE_LEVELS } from '../../../src/compatibility/index.ts'
import { FORMATS } from '../../../src/contracts/index.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { concordat } from '../../support/command.ts'

type Schema = Readonly<Record<string, unknown>>

const file = path.join(packageRoot, 'policies/schemas/diff-report.schema.json')
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

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-diff-report-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const PATHS = `  /pets:
    get:
      x-owner: zoo
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses: { "200": { description: All } }
`
const pets = (version: string, paths: string) =>
  `openapi: 3.0.3\ninfo: { title: Pets, version: '${version}' }\npaths:\n${paths}`

async function report(before: string, after: string, ...more: readonly string[]): Promise<string> {
  writeFileSync(path.join(folder, 'old.yaml'), before)
  writeFileSync(path.join(folder, 'new.yaml'), after)
  const options = ['--format', 'json', '--attributes', 'x-owner', ...more]
  const { stdout } = await concordat(['diff', 'old.yaml', 'new.yaml', ...options], { cwd: folder })
  return stdout
}

const changed = `${PATHS.replace('schema:', 'required: true, schema:')}  /owners:\n    get: { responses: {} }\n`

it('reports of every verdict and advice fit the schema that ships', async () => {
  const before = pets('1.0.0', PATHS)
  const broken = await report(before, pets('1.1.0', changed))
  expect(broken).toContain('version-too-low')
  expect(mistakesIn(broken)).toEqual([])
  const waiver =
    '{ rule: request-parameter-became-required, path: new.yaml, until: 2999-12-31, reason: Agreed }'
  writeFileSync(path.join(folder, '.concordat.yaml'), `waivers:\n  - ${waiver}\n`)
  const waived = await report(before, pets('latest', changed))
  expect(waived).toContain('"reason": "Agreed"')
  expect(waived).toContain('not-comparable')
  expect(mistakesIn(waived)).toEqual([])
  expect(mistakesIn(await report(before, before))).toEqual([])
  const unread = await report(before, 'just: text')
  expect(unread).toContain('indeterminate')
  expect(mistakesIn(unread)).toEqual([])
})

it('the schema refuses a report that lacks or changes a member', async () => {
  const text = await report(pets('1.0.0', PATHS), pets('1.1.0', changed))
  const refused = (from: string, to: string) => {
    expect(text).toContain(from)
    return mistakesIn(text.replace(from, to)).length > 0
  }
  expect(refused('"fingerprint":', '"fingerprints":')).toBe(true)
  expect(refused('"level": "error"', '"level": "hint"')).toBe(true)
  expect(refused('"given": "minor",', '')).toBe(true)
  expect(refused('"line": 7,', '"line": 0,')).toBe(true)
})

it('the schema knows all words that the engine uses', () => {
  const { format, bump, change } = schema.$defs
  expect(format?.['enum']).toEqual(FORMATS)
  expect(bump?.['enum']).toEqual(BUMPS)
  expect(JSON.stringify(change)).toContain(JSON.stringify(CHANGE_LEVELS))
})
