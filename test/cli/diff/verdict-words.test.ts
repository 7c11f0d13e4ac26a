import { summaryInWords } from '../../../src/cli/diff/reporters/verdict-words.ts'
import type { Comparison } from '../../../src/compatibility/index.ts'

const side = { source: 'a', format: 'openapi-3.0', digest: 'a' } as const
const nothing: Comparison = {
  old: side,
  new: side,
  verdict: 'identical',
  recommendedBump: 'patch',
  changes: [],
  notCompared: [],
}

it('the last line recommends the step that a contract in other words deserves', () => {
  expect(summaryInWords(nothing)).toBe(
    'Nothing that clients can notice changed. 0 errors, 0 warnings, 0 infos; recommended step of the version: patch',
  )
})

it('the last line recommends no step where nothing was found and something was not compared', () => {
  expect(summaryInWords({ ...nothing, verdict: 'indeterminate', recommendedBump: 'none' })).toBe(
    'Not everything could be compared. 0 errors, 0 warnings, 0 infos',
  )
})
