/** What contracts hold must stay text in every format. */
import { colours } from '../../../src/cli/reporters/colours.ts'
import { githubReporter } from '../../../src/cli/reporters/github-reporter.ts'
import { htmlReporter } from '../../../src/cli/reporters/html-reporter.ts'
import { junitReporter } from '../../../src/cli/reporters/junit-reporter.ts'
import { markdownReporter } from '../../../src/cli/reporters/markdown-reporter.ts'
import type { FailOn } from '../../../src/cli/reporters/reporter.ts'
import type { Judged } from '../../../src/cli/reporters/judged.ts'
import { LinesOfFiles } from '../../../src/cli/reporters/source-lines.ts'
import { stylishReporter } from '../../../src/cli/reporters/stylish-reporter.ts'
import { decodeSource, DEFAULT_LIMITS, parseXml } from '../../../src/contracts/index.ts'
import type { Finding, Severity } from '../../../src/rules/index.ts'
import { reportOf, sampleResults } from '../../support/sample-results.ts'

const LINE = 'x: "<b>&amp;</b> `|` \u0007"'

function judged(message: string, severity: Severity = 'error'): Judged {
  const finding: Finding = {
    rule: 'some-rule',
    policy: 'p',
    policies: ['p'],
    severity,
    message,
    requirements: [],
    help: 'https://example.org/rule(1)',
    fingerprint: 'f',
    location: { file: 'a,b:c.yaml', pointer: '/x', line: 1, column: 4, endLine: 1, endColumn: 26 },
    waived: null,
  }
  const counts = { error: 1, warning: 0, info: 0, hint: 0 }
  return {
    result: {
      source: 'a,b:c.yaml',
      format: 'openapi-3.0',
      digest: 'sha256:0',
      verdict: 'fail',
      policies: [{ id: 'p', version: '1.0.0', verdict: 'fail', counts, notEvaluated: [] }],
      findings: [finding],
    },
    sources: new LinesOfFiles([{ name: 'a,b:c.yaml', bytes: Buffer.from(LINE) }]),
  }
}

const HOSTILE = 'one\r\n::set-env name=X::100% <script>alert(1)</script> | `code` @team \u001b[31m'

test('github: a message stays one command, percent signs and line breaks escaped', () => {
  const [line, sum, ...rest] = reportOf(githubReporter(), [judged(HOSTILE)]).split('\n')
  expect(line).toBe(
    '::error file=a%2Cb%3Ac.yaml,line=1,endLine=1,col=4,endColumn=26,title=some-rule::one%0D%0A::set-env name=X::100%25 <script>alert(1)</script> | `code` @team \\u{1b}[31m',
  )
  expect(sum).toMatch(/^1 contract: 1 fail,/)
  expect(rest).toEqual([''])
})

test('github: a range over several lines has no columns, a very long message is cut', () => {
  const { result, sources } = judged('m'.repeat(10_000))
  const [finding] = result.findings
  if (finding === undefined) throw new Error('there is one')
  const location = { ...finding.location, endLine: 3, endColumn: 2 }
  const report = githubReporter().result({
    result: { ...result, findings: [{ ...finding, location }] },
    sources,
  })
  expect(report).toMatch(
    /^::error file=a%2Cb%3Ac\.yaml,line=1,endLine=3,title=some-rule::m{4000}…\n$/,
  )
})

test('stylish: a message stays on its line', () => {
  const report = reportOf(stylishReporter(colours(false)), [judged(HOSTILE)])
  expect(report.split('\n')[1]).toBe(
    '  1:4       error    one\\u{d}\\u{a}::set-env name=X::100% <script>alert(1)</script> | `code` @team \\u{1b}[31m  some-rule',
  )
})

test('stylish: names of rules and policies do not steer the terminal', () => {
  const { result, sources } = judged('m')
  const notEvaluated = [{ rule: 'r\u001b[2J', reason: 'why' }]
  const report = reportOf(stylishReporter(colours(false)), [
    {
      result: {
        ...result,
        policies: result.policies.map((one) => ({ ...one, id: 'p\u001b[31m', notEvaluated })),
        findings: result.findings.map((one) => ({ ...one, rule: 'some\u009brule' })),
      },
      sources,
    },
  ])
  expect(report).toContain('m  some\\u{9b}rule\n')
  expect(report).toContain('1 rule of p\\u{1b}[31m could not be judged: why\n    r\\u{1b}[2J\n')
})

test('markdown: a message is text in one cell', () => {
  const report = reportOf(markdownReporter(), [judged(HOSTILE)])
  expect(report).toContain(
    '| 1:4 | error | [some-rule](https://example.org/rule%281%29) | one\\\\u{d}\\\\u{a}::set-env name=X::100% &lt;script>alert(1)&lt;/script> \\| \\`code\\` &#64;team \\\\u{1b}\\[31m |\n',
  )
})

test('html: messages and source are text', () => {
  const report = reportOf(
    htmlReporter('1.0.0', () => undefined),
    [judged(HOSTILE)],
  )
  expect(report).not.toContain('<script')
  expect(report).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(report).toContain(
    '<pre tabindex="0"><code>1 | x: <mark>&quot;&lt;b&gt;&amp;amp;&lt;/b&gt; `|` \\u{7}&quot;</mark></code></pre>',
  )
})

test('html: loads nothing, and forbids itself to', async () => {
  const report = reportOf(
    htmlReporter('1.0.0', () => undefined),
    await sampleResults(),
  )
  expect(report).not.toMatch(/<(?:script|link|img|iframe)|\bsrc=|url\(|@import/)
  expect(report).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-`,
  )
})

test('html: every table has a caption, every heading a text, and levels are not skipped', async () => {
  const report = reportOf(
    htmlReporter('1.0.0', () => undefined),
    await sampleResults(),
  )
  expect(report.match(/<table/g)).toHaveLength(
    report.match(/<table[^>]*>\n<caption>[^<]+/g)?.length ?? 0,
  )
  const levels = [...report.matchAll(/<h([1-6])[^>]*>[^<]+<\/h\1>/g)].map(([, level]) =>
    Number(level),
  )
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  levels.reduce((before, level) => {
    expect(level - before).toBeLessThanOrEqual(1)
    return level
  }, 0)
})

test.each<[FailOn, Severity, string]>([
  ['error', 'error', '<failure type="error"'],
  ['error', 'warning', '<system-out>'],
  ['warning', 'warning', '<failure type="warning"'],
  ['warning', 'hint', '<system-out>'],
  ['never', 'error', '<failure type="error"'],
])('junit: with --fail-on %s a finding of severity %s is %s', (failOn, severity, element) => {
  expect(reportOf(junitReporter(failOn), [judged('m', severity)])).toContain(element)
})

test('junit: is well-formed XML whatever a contract holds, and says so exactly', () => {
  const report = reportOf(junitReporter('error'), [judged(`${HOSTILE} \ud800 ]]>`)])
  const source = decodeSource({ name: 'report.xml', bytes: Buffer.from(report) })
  const { root } = parseXml(source, DEFAULT_LIMITS)
  const failure = [...root.walk()].find(({ localName }) => localName === 'failure')
  expect(failure?.attribute('message')).toBe(
    'one\r\n::set-env name=X::100% <script>alert(1)</script> | `code` @team \uFFFD[31m \uFFFD ]]>',
  )
})

test('junit: counts what it lists', async () => {
  const report = reportOf(junitReporter('error'), await sampleResults())
  const source = decodeSource({ name: 'report.xml', bytes: Buffer.from(report) })
  const { root } = parseXml(source, DEFAULT_LIMITS)
  const elements = [...root.walk()]
  const sum = (name: string): number =>
    root.children.reduce((total, suite) => total + Number(suite.attribute(name)), 0)
  const count = (name: string): number => elements.filter((one) => one.localName === name).length
  expect([sum('tests'), sum('failures'), sum('errors'), sum('skipped')]).toEqual([
    count('testcase'),
    count('failure'),
    count('error'),
    count('skipped'),
  ])
  expect(count('skipped')).toBe(1)
})
