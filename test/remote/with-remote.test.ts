import { withRemote, type RemoteDocument } from '../../src/remote/index.ts'

const found = (base: string): RemoteDocument => ({ kind: 'found', bytes: Buffer.from(base), base })
const asked: string[] = []
const resolve = withRemote((uri) => Promise.resolve({ kind: 'missing', reason: `local ${uri}` }), {
  fetch: (address) => {
    asked.push(address)
    return Promise.resolve(found(address.replace('//moved.test/', '//final.test/deep/')))
  },
})
beforeEach(() => {
  asked.length = 0
})

test('what is not remote is followed as before', async () => {
  expect(await resolve('types.xsd', 'orders.wsdl')).toEqual({
    kind: 'missing',
    reason: 'local types.xsd',
  })
  expect(asked).toEqual([])
})

test('what is remote is fetched, under the name that it was asked for by', async () => {
  expect(await resolve('HTTPS://a.test/x.xsd#frag', 'orders.wsdl')).toMatchObject({
    kind: 'found',
    file: { name: 'https://a.test/x.xsd' },
  })
})

test('references in a remote document count from where it was found in the end', async () => {
  await resolve('https://moved.test/x.xsd', 'orders.wsdl')
  await resolve('y.xsd', 'https://moved.test/x.xsd')
  expect(asked).toEqual(['https://moved.test/x.xsd', 'https://final.test/deep/y.xsd'])
})

test.each(['file:///etc/passwd', 'urn:types'])(
  'a remote document does not reach %s',
  async (uri) => {
    expect(await resolve(uri, 'https://a.test/x.xsd')).toEqual({
      kind: 'refused',
      reason: `${uri} is not remote, and a remote document refers to nothing else`,
    })
    expect(asked).toEqual([])
  },
)
