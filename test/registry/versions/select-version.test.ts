import type { Format } from '../../../src/contracts/index.ts'
import type { VersionDocument } from '../../../src/registry/documents.ts'
import { linesOf } from '../../../src/registry/versions/contract-line.ts'
import { latestOf, selectVersion } from '../../../src/registry/versions/select-version.ts'
import { isInRange, isVersionRange } from '../../../src/registry/versions/semantic-version.ts'
import type { Stored } from '../../../src/store/index.ts'

/** A version of a service; `day` says when it was first pushed. */
function version(
  number: string,
  format: Format,
  day: number,
  isRetired = false,
): Stored<VersionDocument> {
  const createdAt = `2027-01-${String(day).padStart(2, '0')}T00:00:00.000Z`
  const value = { version: number, format, createdAt, standing: { final: isRetired } }
  return { id: number, revision: 1, value: value as VersionDocument }
}

/** Highest first: the SOAP line began first, the REST line has the highest number. */
const BOTH = [
  version('3.0.0', 'openapi-3.1', 20),
  version('2.1.0', 'openapi-3.0', 10),
  version('1.5.0', 'wsdl-2.0', 15),
  version('1.4.0', 'wsdl-1.1', 1),
]

test.each([
  ['latest', '1.5.0'],
  ['wsdl:latest', '1.5.0'],
  ['openapi:latest', '3.0.0'],
  ['^1.2', '1.5.0'],
  ['~1.4', '1.4.0'],
  ['1.x', '1.5.0'],
  ['>=1.0.0', '1.5.0'],
  ['openapi:>=1.0.0', '3.0.0'],
  ['openapi:2.x', '2.1.0'],
  ['2.x', '2.1.0'],
  ['openapi:3.0.0', '3.0.0'],
  ['wsdl:3.0.0', undefined],
  ['wsdl:^2', undefined],
  ['graphql:latest', undefined],
])('%s is %s', (selector, expected) => {
  expect(selectVersion(BOTH, selector)?.value.version).toBe(expected)
})

test.each(['newest', 'wsdl:newest', 'wsdl:', ':latest', 'WSDL:latest'])(
  '%s names no version',
  (selector) => {
    const refusal: unknown = expect.objectContaining({ code: 'invalid-version' })
    expect(() => selectVersion(BOTH, selector)).toThrow(refusal as Error)
  },
)

test('a line whose versions are all retired gives way to the next one', () => {
  const retired = BOTH.map(({ value }) =>
    version(
      value.version,
      value.format,
      Number(value.createdAt.slice(8, 10)),
      value.format.startsWith('wsdl'),
    ),
  )
  expect(latestOf(retired)?.value.version).toBe('3.0.0')
  expect(selectVersion(retired, 'wsdl:latest')?.value.version).toBe('1.5.0')
})

test('lines stand in the order in which they began', () => {
  const lines = linesOf(BOTH, ({ value }) => value)
  expect([...lines].map(([line, own]) => [line, own.length])).toEqual([
    ['wsdl', 2],
    ['openapi', 2],
  ])
})

test('a range with a line holds for that line alone', () => {
  const wsdl = { version: '1.4.0', format: 'wsdl-1.1' as const }
  expect(isInRange(wsdl, '^1.2')).toBe(true)
  expect(isInRange(wsdl, 'wsdl:^1.2')).toBe(true)
  expect(isInRange(wsdl, 'openapi:^1.2')).toBe(false)
  expect(['wsdl:^1.2', 'json-schema:1.x', '*'].map(isVersionRange)).toEqual([true, true, true])
  expect(['wsdl:', 'wsdl:x:1', '1.2:^1'].map(isVersionRange)).toEqual([false, false, false])
})
