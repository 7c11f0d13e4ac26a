import type { AssertionOutcome, ProfileConformance } from '../../src/web/api/schemas.ts'
import { claimInWords } from '../../src/web/pages/version/conformance/claim.ts'
import { isPartOf } from '../../src/web/pages/version/conformance/is-part-of.ts'
import { hiddenAtFirst, outcomeOf } from '../../src/web/pages/version/conformance/outcome-look.ts'

function assertion(
  result: AssertionOutcome['result'],
  more: Partial<AssertionOutcome> = {},
): AssertionOutcome {
  return {
    id: 'A1',
    rule: 'A1',
    type: 'required',
    title: 'Require something',
    requirements: [],
    result,
    artifact: 'description',
    failedPrerequisites: [],
    ...more,
  }
}

test.each([
  ['failed', assertion('failed')],
  ['failed', assertion('failed', { unchecked: 'a part of it is missing' })],
  ['warning', assertion('warning')],
  ['heldBack', assertion('prereqFailed', { unchecked: 'its prerequisite A0 does not hold' })],
  ['unchecked', assertion('missingInput', { unchecked: 'an import is missing' })],
  ['unchecked', assertion('passed', { unchecked: 'checked in part' })],
  ['unchecked', assertion('notApplicable', { unchecked: 'an import is missing' })],
  ['passed', assertion('passed')],
  ['noted', assertion('passed', { type: 'informational' })],
  ['notApplicable', assertion('notApplicable')],
  ['nothingThere', assertion('missingInput')],
])('the outcome is %s', (outcome, given) => {
  expect(outcomeOf(given)).toBe(outcome)
})

test('what is well is left out at first, unless all is', () => {
  const passed = assertion('passed')
  expect([...hiddenAtFirst([passed, assertion('notApplicable')])]).toEqual([])
  expect([...hiddenAtFirst([passed, assertion('failed')])]).toEqual([
    'noted',
    'passed',
    'notApplicable',
    'nothingThere',
  ])
})

test.each<[ProfileConformance['claim'], readonly AssertionOutcome[], string]>([
  [
    'conformant',
    [assertion('passed')],
    'Every required assertion that applies holds, and none was left unchecked.',
  ],
  ['not conformant', [assertion('failed')], '1 required assertion failed.'],
  [
    'not conformant',
    [assertion('failed'), assertion('failed'), assertion('warning', { type: 'recommended' })],
    '2 required assertions failed.',
  ],
  [
    'open',
    [assertion('passed'), assertion('prereqFailed'), assertion('missingInput', { unchecked: 'x' })],
    'No required assertion failed, but 2 of them could not be checked, so that nothing is claimed.',
  ],
  [
    'open',
    [assertion('notApplicable')],
    'No required assertion failed, but none applies either, so that nothing is claimed.',
  ],
])('%s is put into words', (claim, assertions, words) => {
  expect(claimInWords({ policy: 'p', version: '1.0.0', title: 'P', claim, assertions })).toBe(words)
})

test('a profile is part of one that has all its assertions and more', () => {
  const one = (...ids: readonly string[]): ProfileConformance => ({
    policy: 'p',
    version: '1.0.0',
    title: 'P',
    claim: 'open',
    assertions: ids.map((id) => assertion('passed', { id })),
  })
  expect(isPartOf(one('A'), one('A', 'B'))).toBe(true)
  expect(isPartOf(one('A', 'B'), one('A', 'B'))).toBe(false)
  expect(isPartOf(one('C'), one('A', 'B'))).toBe(false)
})
