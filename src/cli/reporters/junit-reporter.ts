import type { Finding, LintResult } from '../../rules/index.ts'
import { openRules } from './not-evaluated.ts'
import type { FailOn, Reporter } from './reporter.ts'
import { escapeAttribute, escapeXml } from './xml-text.ts'

/** A test case, and what became of it. */
interface TestCase {
  readonly name: string
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped'
  readonly type: string
  readonly message: string
  readonly details: string
}

/**
 * JUnit's XML, as continuous integration reads it: a suite per contract; a case for each finding, each rule
 * that could not be judged (an error) and each policy in which nothing was found. A finding below the
 * threshold passes with its text as output; a waived one is skipped.
 */
export function junitReporter(failOn: FailOn): Reporter {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="concordat">\n',
    result: ({ result }) => suite(result, failOn),
    end: () => '</testsuites>\n',
  }
}

function suite(result: LintResult, failOn: FailOn): string {
  const cases = casesOf(result, failOn)
  const count = (outcome: TestCase['outcome']): number =>
    cases.filter((one) => one.outcome === outcome).length
  const properties = [
    ['format', result.format],
    ['verdict', result.verdict],
    ['digest', result.digest],
    ...(result.baseline === undefined
      ? []
      : [['suppressedByBaseline', String(result.baseline.suppressed)]]),
  ].map(
    ([name = '', value = '']) =>
      `    <property name="${name}" value="${escapeAttribute(value)}"/>\n`,
  )
  const head = `<testsuite name="${escapeAttribute(result.source)}" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}">`
  return `  ${head}\n    <properties>\n${properties.map((line) => `  ${line}`).join('')}    </properties>\n${cases
    .map((one) => testCase(one, result.source))
    .join('')}  </testsuite>\n`
}

function casesOf(result: LintResult, failOn: FailOn): readonly TestCase[] {
  const { error, findings, policies } = result
  if (error !== undefined) {
    const { code, message, location } = error
    const place =
      location === undefined ? '' : `${location.file}:${location.line}:${location.column}: `
    const details = `${place}${message}`
    return [{ name: 'readable', outcome: 'error', type: code, message, details }]
  }
  const open = openRules(policies).flatMap(({ policy, reason, rules }) =>
    rules.map((rule): TestCase => ({
      name: `${rule} (${policy})`,
      outcome: 'error',
      type: 'not-evaluated',
      message: `could not be judged: ${reason}`,
      details: '',
    })),
  )
  const clean = policies
    .filter(
      ({ id, notEvaluated }) =>
        notEvaluated.length === 0 && !findings.some((finding) => finding.policies.includes(id)),
    )
    .map(({ id }): TestCase => ({
      name: id,
      outcome: 'passed',
      type: '',
      message: '',
      details: '',
    }))
  return [...findings.map((finding) => caseOf(finding, failOn)), ...open, ...clean]
}

function caseOf(finding: Finding, failOn: FailOn): TestCase {
  const { rule, severity, message, location, waived, fix, help } = finding
  const { file, line, column, pointer } = location
  const fails = severity === 'error' || (severity === 'warning' && failOn === 'warning')
  const details = [
    `${file}:${line}:${column}: ${severity}: ${message}`,
    ...(fix === undefined ? [] : [fix]),
    help,
  ].join('\n')
  const until = waived?.until === undefined ? '' : ` until ${waived.until}`
  return {
    name: `${rule} ${pointer === '' ? 'the whole document' : pointer}`,
    outcome: waived !== null ? 'skipped' : fails ? 'failure' : 'passed',
    type: severity,
    message: waived === null ? message : `waived${until}: ${waived.reason}`,
    details,
  }
}

function testCase({ name, outcome, type, message, details }: TestCase, source: string): string {
  const head = `    <testcase classname="${escapeAttribute(source)}" name="${escapeAttribute(name)}"`
  const facts = `type="${escapeAttribute(type)}" message="${escapeAttribute(message)}"`
  switch (outcome) {
    case 'failure':
    case 'error':
      return `${head}>\n      <${outcome} ${facts}>${escapeXml(details)}</${outcome}>\n    </testcase>\n`
    case 'skipped':
      return `${head}>\n      <skipped message="${escapeAttribute(message)}"/>\n      <system-out>${escapeXml(details)}</system-out>\n    </testcase>\n`
    case 'passed':
      return details === ''
        ? `${head}/>\n`
        : `${head}>\n      <system-out>${escapeXml(details)}</system-out>\n    </testcase>\n`
  }
}
