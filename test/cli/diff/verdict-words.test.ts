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
  expect(summaryInWords({ comparison: nothing, level: 'backward' })).toBe(
    'Nothing that clients can notice changed. 0 errors, 0 warnings, 0 infos; recommended step of the version: patch',
  )
})

it('the last line recommends no step where nothing was found and something was not compared', () => {
  const comparison = { ...nothing, verdict: 'indeterminate', recommendedBump: 'none' } as const
  expect(summaryInWords({ comparison, level: 'full' })).toBe(
    'Not everything could be compared. 0 errors, 0 warnings, 0 infos',
  )
})

it.each([
  ['backward', 'Clients break.'],
  ['forward', 'Clients of the new version break with a provider of the old one.'],
  ['full', 'Clients of one version break with a provider of the other.'],
] as const)('at the level %s a breaking change is told of those whom it breaks', (level, words) => {
  const comparison = { ...nothing, verdict: 'breaking', recommendedBump: 'major' } as const
  expect(summaryInWords({ comparison, level })).toBe(
    `${words} 0 errors, 0 warnings, 0 infos; recommended step of the version: major`,
  )
})
