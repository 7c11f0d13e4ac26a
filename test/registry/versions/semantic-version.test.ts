import fc from 'fast-check'
import semver from 'semver'
import { RegistryError } from '../../../src/registry/index.ts'
import {
  isExactVersion,
  isVersionRange,
  parseSemanticVersion,
} from '../../../src/registry/versions/semantic-version.ts'

test.each(['1.2.3', '0.0.0', '1.0.0-alpha.1', '1.0.0+build.5', '1.0.0-rc.1+x'])(
  '%s is a semantic version',
  (text) => {
    expect(parseSemanticVersion(text).text).toBe(text)
  },
)

test.each([
  'v1.2.3',
  '1.2',
  '1',
  ' 1.2.3',
  '1.2.3 ',
  '1.2.3\n',
  '01.2.3',
  '=1.2.3',
  '1.2.3-',
  '',
  'latest',
])('%j is none', (text) => {
  expect(() => parseSemanticVersion(text)).toThrow(RegistryError)
})

test('a number beyond what counts exactly is none', () => {
  expect(isExactVersion('1.2.99999999999999999')).toBe(false)
})

test.each([
  ['^1.2', true],
  ['1.x', true],
  ['>=1.2.0 <2.0.0', true],
  ['', false],
  ['latest', false],
  [`^1.${'0'.repeat(200)}`, false],
])('%j is a range: %s', (text, expected) => {
  expect(isVersionRange(text)).toBe(expected)
})

const identifier = fc.oneof(
  fc.nat(1_000_000).map(String),
  fc.stringMatching(/^[0-9A-Za-z-]{0,4}[A-Za-z-]$/),
)
const version = fc
  .tuple(fc.nat(100_000), fc.nat(20), fc.nat(20), fc.array(identifier, { maxLength: 4 }))
  .map(([major, minor, patch, prerelease]) =>
    [`${major}.${minor}.${patch}`, ...(prerelease.length > 0 ? [prerelease.join('.')] : [])].join(
      '-',
    ),
  )

test('the order of texts is the order of precedence', () => {
  fc.assert(
    fc.property(version, version, (one, other) => {
      const a = parseSemanticVersion(one).order
      const b = parseSemanticVersion(other).order
      expect(a < b ? -1 : Number(a > b)).toBe(semver.compare(one, other))
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['1.0.0-alpha', '1.0.0-alpha.1'],
  ['1.0.0-alpha.1', '1.0.0-alpha.beta'],
  ['1.0.0-beta.2', '1.0.0-beta.11'],
  ['1.0.0-rc.1', '1.0.0'],
  ['1.9.0', '1.10.0'],
])('%s comes before %s', (one, other) => {
  expect(parseSemanticVersion(one).order < parseSemanticVersion(other).order).toBe(true)
})
