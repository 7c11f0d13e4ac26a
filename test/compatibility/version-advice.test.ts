import { adviseComparison, adviseVersion, type Bump } from '../../src/compatibility/index.ts'

const rows: readonly (readonly [before: string, after: string, deserved: Bump, said: string])[] = [
  ['1.2.3', '2.0.0', 'major', 'honest'],
  ['1.2.3', '1.3.0', 'major', 'version-too-low: minor for major'],
  ['1.2.3', '1.2.3', 'patch', 'version-too-low: none for patch'],
  ['1.2.3', '2.0.0', 'minor', 'version-too-high: major for minor'],
  ['1.2.3', '1.2.4', 'none', 'version-too-high: patch for none'],
  ['1.2.3', '1.2.3+build.2', 'none', 'honest'],
  ['v1.2.3', 'v1.3.0', 'minor', 'honest'],
  ['1.3.0', '1.2.0', 'major', 'not-comparable'],
  ['0.2.0', '0.3.0', 'major', 'honest'],
  ['0.2.0', '0.2.1', 'major', 'version-too-low: patch for minor'],
  ['0.2.0', '0.2.1', 'minor', 'honest'],
  ['0.2.0', '0.3.0', 'patch', 'honest'],
  ['0.9.0', '1.0.0', 'none', 'honest'],
  ['1.0.0-rc.1', '1.0.0', 'major', 'honest'],
  ['1.0.0-rc.2', '1.0.0-rc.10', 'major', 'honest'],
  ['1.0.0', '1.0.0-rc.1', 'none', 'not-comparable'],
  ['1.4.0', '2.0.0-rc.1', 'major', 'honest'],
  ['1.4.0', '1.5.0-rc.1', 'major', 'version-too-low: minor for major'],
  ['1', '1', 'minor', 'honest'],
  ['v1', 'v1', 'major', 'version-too-low: none for major'],
  ['v1', 'v2', 'major', 'honest'],
  ['1.2', '1.2', 'patch', 'honest'],
  ['1.2', '1.2', 'minor', 'version-too-low: none for minor'],
  ['2024-01-01', '2024-06-01', 'major', 'not-comparable'],
  ['2024.1', '2024.2', 'major', 'not-comparable'],
  ['2024-01-01', '2024-01-01', 'minor', 'version-too-low: none for minor'],
  ['latest', 'latest', 'none', 'honest'],
  ['1.9999999999999999.0', '1.10000000000000000.0', 'major', 'version-too-low: minor for major'],
  ['1.0.1234567890', '1.0.1234567891', 'minor', 'version-too-low: patch for minor'],
  [
    `1.0.0+${'a'.repeat(100)}`,
    `1.0.1-${'b'.repeat(100)}`,
    'major',
    'version-too-low: patch for major',
  ],
  [`1.0.0-${'a'.repeat(300)}`, '2.0.0', 'major', 'not-comparable'],
]

it.each(rows)(
  'from %s to %s where a step of %s is deserved: %s',
  (before, after, deserved, said) => {
    const advice = adviseVersion(before, after, deserved)
    const steps = 'given' in advice ? `: ${advice.given} for ${advice.deserved}` : ''
    expect(advice.kind + steps).toBe(said)
  },
)

it('what is known to be a semantic version is no date, however high its number is', () => {
  expect(adviseVersion('2026.4.0', '2026.5.0', 'major', true)).toEqual({
    kind: 'version-too-low',
    given: 'minor',
    deserved: 'major',
  })
  expect(adviseVersion('2026.4.0', '2027.1.0', 'major', true)).toEqual({ kind: 'honest' })
})

describe('of all that was found', () => {
  const side = { source: 'a', format: 'openapi-3.0', digest: 'a' } as const
  const found = { old: side, new: side, verdict: 'identical', recommendedBump: 'patch' } as const
  const gap = { reason: 'a', oldLocation: undefined, newLocation: undefined }

  it('no number is too low for a contract in other words', () => {
    const same = { ...found, changes: [], notCompared: [] }
    expect(adviseComparison('1.0.0', '1.0.0', same)).toEqual({ kind: 'honest' })
  })

  it('nothing is said where nothing was found and something could not be compared', () => {
    const open = { ...found, verdict: 'indeterminate', changes: [], notCompared: [gap] } as const
    expect(adviseComparison('1.0.0', '1.0.0', open)).toBeUndefined()
    expect(adviseComparison('1.0.0', '2.0.0', open)).toBeUndefined()
  })
})
