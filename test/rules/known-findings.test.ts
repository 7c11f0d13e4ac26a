import { newFindings } from '../../src/rules/known-findings.ts'
import type { Finding } from '../../src/rules/index.ts'

function finding(fingerprint: string, line: number, isWaived = false): Finding {
  return {
    rule: 'r',
    policy: 'p',
    policies: ['p'],
    severity: 'error',
    message: 'm',
    requirements: [],
    help: 'https://example.org',
    fingerprint,
    location: { file: 'f', pointer: '', line, column: 1 },
    waived: isWaived ? { id: 'w', reason: 'r' } : null,
  }
}

const linesOf = (findings: readonly Finding[]) => findings.map(({ location }) => location.line)

test('what the baseline knows is left out, what it does not is new', () => {
  const findings = [finding('a', 1), finding('b', 2)]
  expect(linesOf(newFindings(findings, new Map([['a', 1]])))).toEqual([2])
})

test('one more of the same is new', () => {
  const findings = [finding('a', 1), finding('a', 2), finding('a', 3)]
  expect(linesOf(newFindings(findings, new Map([['a', 2]])))).toEqual([3])
})

test('a waived finding uses nothing of the baseline up, and stays', () => {
  const findings = [finding('a', 1, true), finding('a', 2)]
  expect(linesOf(newFindings(findings, new Map([['a', 1]])))).toEqual([1])
})
