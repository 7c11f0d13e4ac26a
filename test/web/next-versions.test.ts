import { nextVersions } from '../../src/web/pages/push/next-versions.ts'

const versions = (...numbers: readonly string[]): readonly { readonly version: string }[] =>
  numbers.map((version) => ({ version }))

test('the next versions are steps from the highest release, by number and not by letter', () => {
  expect(nextVersions(versions('1.9.0', '1.10.3', '0.12.0'))).toEqual({
    patch: '1.10.4',
    minor: '1.11.0',
    major: '2.0.0',
  })
})

test('a version before a release leads nowhere, and without a release there is no next one', () => {
  expect(nextVersions(versions('2.0.0-rc.1', '1.4.2'))?.minor).toBe('1.5.0')
  expect(nextVersions(versions('1.0.0-rc.1'))).toBeUndefined()
  expect(nextVersions([])).toBeUndefined()
})
