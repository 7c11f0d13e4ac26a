/**
 * Each format over one result of each kind, held against a file that a person has read.
 * `UPDATE_GOLDEN=1` writes the files anew.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { colours } from '../../../src/cli/reporters/colours.ts'
import { githubReporter } from '../../../src/cli/reporters/github-reporter.ts'
import { htmlReporter } from '../../../src/cli/reporters/html-reporter.ts'
import { jsonReporter } from '../../../src/cli/reporters/json-reporter.ts'
import { junitReporter } from '../../../src/cli/reporters/junit-reporter.ts'
import { markdownReporter } from '../../../src/cli/reporters/markdown-reporter.ts'
import type { Reporter } from '../../../src/cli/reporters/reporter.ts'
import { sarifReporter } from '../../../src/cli/reporters/sarif-reporter.ts'
import { stylishReporter } from '../../../src/cli/reporters/stylish-reporter.ts'
import { reportOf, sampleResults } from '../../support/sample-results.ts'

const folder = fileURLToPath(new URL('golden/', import.meta.url))
const sarif = {
  version: '1.0.0',
  informationUri: 'https://example.org/concordat',
  folder: process.cwd(),
}

const FORMATS: readonly [file: string, create: () => Reporter][] = [
  ['report.txt', () => stylishReporter(colours(false))],
  ['report.json', () => jsonReporter('1.0.0')],
  ['report.sarif', () => sarifReporter(sarif)],
  ['report.junit.xml', () => junitReporter('error')],
  ['report.github.txt', () => githubReporter()],
  ['report.md', () => markdownReporter()],
  ['report.html', () => htmlReporter('1.0.0', () => undefined)],
]

describe.each(FORMATS)('%s', (file, create) => {
  test('is as it was read', async () => {
    const report = reportOf(create(), await sampleResults())
    const golden = path.join(folder, file)
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, report)
    expect(report).toBe(readFileSync(golden, 'utf8'))
  })

  test('says which rule could not be judged, and why', async () => {
    const report = reportOf(create(), await sampleResults())
    expect(report).toContain('BP2115')
    expect(report).toContain('only this one file was handed in')
  })

  test('hands no control character of a contract on', async () => {
    const report = reportOf(create(), await sampleResults())
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    expect(report).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
  })
})
