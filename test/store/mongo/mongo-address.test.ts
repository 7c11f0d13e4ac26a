import { openMongoStore } from '../../../src/store/index.ts'

test.each(['nonsense', 'http://127.0.0.1:27017', 'mongodb://user:pa/ss@127.0.0.1:1/concordat'])(
  'the address %s is refused as one that cannot be read, without being repeated',
  async (uri) => {
    await expect(openMongoStore({ uri })).rejects.toMatchObject({
      ...{ name: 'StoreError', code: 'unavailable' },
      message: expect.stringMatching(
        /^The address of MongoDB cannot be read: (?!.*pa.ss)/,
      ) as string,
    })
  },
)
