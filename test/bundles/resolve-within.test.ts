import { isBundlePath, resolveWithin } from '../../src/bundles/index.ts'

const FILES = ['orders.wsdl', 'types/money.xsd', 'types/a b.xsd', 'shared.xsd'].map((name) => ({
  name,
  bytes: new TextEncoder().encode(name),
}))
const resolve = resolveWithin(FILES)

test.each([
  ['types/money.xsd', 'orders.wsdl', 'types/money.xsd'],
  ['./types/money.xsd', 'orders.wsdl', 'types/money.xsd'],
  ['../shared.xsd', 'types/money.xsd', 'shared.xsd'],
  ['a%20b.xsd', 'types/money.xsd', 'types/a b.xsd'],
  ['money.xsd?x=1#part', 'types/a b.xsd', 'types/money.xsd'],
])('%s in %s is the file %s', async (uri, from, name) => {
  expect(await resolve(uri, from)).toMatchObject({ kind: 'found', file: { name } })
})

test.each([
  ['https://example.com/money.xsd', 'orders.wsdl'],
  ['file:///etc/passwd', 'orders.wsdl'],
  ['//example.com/money.xsd', 'orders.wsdl'],
  ['/etc/passwd', 'orders.wsdl'],
  ['../secret.xsd', 'orders.wsdl'],
  ['../../secret.xsd', 'types/money.xsd'],
  ['%2e%2e/secret.xsd', 'orders.wsdl'],
  ['types\\money.xsd', 'orders.wsdl'],
  ['%', 'orders.wsdl'],
])('%s in %s is refused', async (uri, from) => {
  expect(await resolve(uri, from)).toMatchObject({ kind: 'refused' })
})

test('a URI that is no address of a document leads nowhere, allowed or not', async () => {
  expect(await resolve('urn:example:money', 'orders.wsdl')).toEqual({
    kind: 'missing',
    reason: 'urn:example:money is no path in the bundle, and no address of a document',
  })
})

test('a file that the bundle does not have is missing', async () => {
  expect(await resolve('none.xsd', 'types/money.xsd')).toEqual({
    kind: 'missing',
    reason: 'the bundle has no file types/none.xsd',
  })
})

test.each(['a.xsd', 'a/b/c.xsd', 'a b.xsd', '.hidden', '..a'])(
  '%j may stand in a bundle',
  (name) => {
    expect(isBundlePath(name)).toBe(true)
  },
)

test.each([
  '',
  '.',
  '..',
  '../a',
  'a/../b',
  '/a',
  'a/',
  'a//b',
  './a',
  'C:/a',
  'a\\b',
  'a\0b',
  'a\r\nX-Name: b',
  'a\u001b[2Jb',
  'a\ud800b',
  'x'.repeat(501),
])('%j may not', (name) => {
  expect(isBundlePath(name)).toBe(false)
})
