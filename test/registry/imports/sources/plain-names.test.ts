import {
  segmentOf,
  semanticVersionOf,
} from '../../../../src/registry/imports/sources/plain-names.ts'

it.each([
  ['Order Handling (v2)', 'order-handling-v2'],
  ['orders/PetStore.api', 'orders-pet-store-api'],
  ['Zürich', 'zurich'],
  ['--a--', 'a'],
  ['日本', undefined],
  ['', undefined],
])('%j names a service as %j', (text, segment) => {
  expect(segmentOf(text)).toBe(segment)
})

it('what is cut off a long name still tells names apart', () => {
  const [one, other] = ['x'.repeat(80) + 'a', 'x'.repeat(80) + 'b'].map(segmentOf)
  expect(one).toMatch(/^x{54}-[0-9a-f]{8}$/)
  expect(one).not.toBe(other)
})

it.each([
  ['1.2.3', '1.2.3'],
  ['v2', '2.0.0'],
  ['1.4', '1.4.0'],
  ['2021-05-13', '2021.5.13'],
  ['1.0.0-beta.1', '1.0.0-beta.1'],
  ['v1.2.3-rc.1', '1.2.3-rc.1'],
  ['latest', undefined],
  ['', undefined],
  [undefined, undefined],
])('version %j is %j', (text, version) => {
  expect(semanticVersionOf(text)).toBe(version)
})
