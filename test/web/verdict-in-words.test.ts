import type { CompatibilityReport } from '../../src/web/api/schemas.ts'
import {
  adviceInWords,
  verdictInWords,
} from '../../src/web/pages/compatibility/verdict-in-words.ts'

const report: CompatibilityReport = {
  service: 'sales/orders',
  version: '1.2.0',
  digest: 'sha256:1',
  requirement: { level: 'backward', because: 'The test asks.' },
  level: 'backward',
  verdict: 'compatible',
  against: [
    {
      version: '1.1.0',
      source: 'sales/orders@1.1.0',
      format: 'openapi-3.1',
      digest: 'sha256:2',
      verdict: 'compatible',
    },
  ],
  changes: [],
  notCompared: [],
  asOf: '2027-01-01',
  engine: '1.0.0',
  consumers: [],
}

test.each([
  ['identical', 'Nothing that others can notice differs from 1.1.0.'],
  ['compatible', 'It can follow 1.1.0 without breaking anybody.'],
  ['breaking', '0 changes since 1.1.0 are breaking.'],
  ['indeterminate', 'It could not be compared in full with 1.1.0.'],
] as const)('%s is: %s', (verdict, words) => {
  expect(verdictInWords({ ...report, verdict })).toBe(words)
})

test('a first version breaks nothing', () => {
  expect(verdictInWords({ ...report, against: [] })).toBe(
    'There is no version before it that it could break.',
  )
})

test.each([
  [{ kind: 'honest' }, undefined],
  [
    { kind: 'version-too-low', given: 'minor', deserved: 'major' },
    'The number 1.2.0 is too low: it takes a minor step, and the changes deserve a major one.',
  ],
  [
    { kind: 'version-too-high', given: 'minor', deserved: 'none' },
    'The number 1.2.0 is higher than it need be: it takes a minor step, and the changes deserve none.',
  ],
] as const)('the advice %j is: %s', (advice, words) => {
  expect(adviceInWords({ ...report, advice })).toBe(words)
})
