import {
  event,
  type MakePlace,
  outcomes,
  problem,
  type Thing,
  thing,
  THINGS,
  withThings,
} from './place.ts'

export function describeDocuments(makePlace: MakePlace): void {
  describe('documents', () => {
    it(
      'begin at revision 1, which every replacement raises',
      withThings(makePlace, async (things) => {
        expect(await things.insert('a', thing('one'), [])).toEqual({
          id: 'a',
          revision: 1,
          value: thing('one'),
        })
        expect(await things.replace('a', 1, thing('two'), [])).toEqual({
          id: 'a',
          revision: 2,
          value: thing('two'),
        })
        expect(await things.get('a')).toEqual({ id: 'a', revision: 2, value: thing('two') })
      }),
    )

    it(
      'that are absent are undefined, and many are given in the order of their ids',
      withThings(makePlace, async (things) => {
        expect(await things.get('nothing')).toBeUndefined()
        for (const id of ['a', 'b', 'c']) await things.insert(id, thing(id), [])
        const found = await things.getMany(['c', 'nothing', 'a', 'c'])
        expect(found.map((stored) => stored.id)).toEqual(['c', 'a', 'c'])
      }),
    )

    it(
      'refuse a revision that is no longer current, or a document that is gone',
      withThings(makePlace, async (things) => {
        await things.insert('a', thing('one'), [])
        await things.replace('a', 1, thing('two'), [])
        await expect(things.replace('a', 1, thing('three'), [])).rejects.toMatchObject(
          problem('stale-revision'),
        )
        await expect(things.remove('a', 1, [])).rejects.toMatchObject(problem('stale-revision'))
        await things.remove('a', 2, [])
        expect(await things.get('a')).toBeUndefined()
        await expect(things.remove('a', 2, [])).rejects.toMatchObject(problem('not-found'))
        await expect(things.replace('a', 2, thing('x'), [])).rejects.toMatchObject(
          problem('not-found'),
        )
      }),
    )

    it(
      'give one winner among 200 replacements at once',
      withThings(makePlace, async (things) => {
        await things.insert('a', thing('start'), [])
        const { won, codes } = await outcomes(
          Array.from({ length: 200 }, (_, index) =>
            things.replace('a', 1, thing(`attempt ${index}`), [event(`e${index}`)]),
          ),
        )
        expect({ won, codes }).toEqual({ won: 1, codes: ['stale-revision'] })
        expect((await things.get('a'))?.revision).toBe(2)
      }),
    )

    it(
      'give one winner among 50 insertions of one id, and of one unique key, at once',
      withThings(makePlace, async (things) => {
        const sameId = await outcomes(
          Array.from({ length: 50 }, (_, index) => things.insert('a', thing(`name ${index}`), [])),
        )
        expect(sameId).toEqual({ won: 1, codes: ['duplicate-key'] })
        const sameKey = await outcomes(
          Array.from({ length: 50 }, (_, index) => things.insert(`b${index}`, thing('same'), [])),
        )
        expect(sameKey).toEqual({ won: 1, codes: ['duplicate-key'] })
        expect(await things.count()).toBe(2)
      }),
    )

    it(
      'name the index that refuses a key that is taken, on insertion and replacement',
      withThings(makePlace, async (things) => {
        await things.insert('a', thing('one', { files: [{ digest: 'x' }, { digest: 'y' }] }), [])
        await things.insert('b', thing('two'), [])
        await expect(things.insert('a', thing('three'), [])).rejects.toMatchObject(
          problem('duplicate-key', 'id'),
        )
        await expect(things.insert('c', thing('one'), [])).rejects.toMatchObject(
          problem('duplicate-key', 'byName'),
        )
        await expect(things.replace('b', 1, thing('one'), [])).rejects.toMatchObject(
          problem('duplicate-key', 'byName'),
        )
        await expect(
          things.replace('b', 1, thing('two', { files: [{ digest: 'y' }] }), []),
        ).rejects.toMatchObject(problem('duplicate-key', 'byFile'))
        expect(await things.get('b')).toEqual({ id: 'b', revision: 1, value: thing('two') })
        expect(await things.count({ 'files.digest': { eq: 'y' } })).toBe(1)
      }),
    )

    it(
      'free their unique keys when they are replaced or removed',
      withThings(makePlace, async (things) => {
        await things.insert('a', thing('one', { files: [{ digest: 'x' }] }), [])
        await things.replace('a', 1, thing('other'), [])
        await things.insert('b', thing('one', { files: [{ digest: 'x' }] }), [])
        await things.remove('b', 1, [])
        await things.insert('c', thing('one', { files: [{ digest: 'x' }] }), [])
        expect(await things.count()).toBe(2)
      }),
    )

    it(
      'keep the elements that stay when they are replaced, and are found by no other',
      withThings(makePlace, async (things) => {
        const file = (...digests: readonly string[]): ReturnType<typeof thing> =>
          thing('one', { files: digests.map((digest) => ({ digest })), tags: [...digests] })
        await things.insert('a', file('x', 'y'), [])
        await things.insert('b', { ...file('v'), name: 'two' }, [])
        await things.replace('a', 1, file('y', 'z'), [])
        const found = async (digest: string): Promise<readonly number[]> => [
          await things.count({ 'files.digest': { eq: digest } }),
          await things.count({ tags: { eq: digest } }),
        ]
        expect(await Promise.all(['x', 'y', 'z'].map(found))).toEqual([
          [0, 0],
          [1, 1],
          [1, 1],
        ])
        await expect(things.replace('a', 2, file('y', 'v'), [])).rejects.toMatchObject({
          code: 'duplicate-key',
          detail: 'byFile',
        })
        expect(await Promise.all(['y', 'z'].map(found))).toEqual([
          [1, 1],
          [1, 1],
        ])
      }),
    )

    it(
      'may hold the same element twice in a unique multikey field of their own',
      withThings(makePlace, async (things) => {
        const twice = thing('one', { files: [{ digest: 'x' }, { digest: 'x' }] })
        await things.insert('a', twice, [])
        expect((await things.get('a'))?.value).toEqual(twice)
      }),
    )

    it(
      'are inserted in order up to the first that is taken',
      withThings(makePlace, async (things) => {
        await things.insert('c', thing('taken'), [])
        const documents = ['a', 'b', 'c', 'd'].map((id) => ({ id, value: thing(id) }))
        expect(await things.insertInOrder(documents)).toBe(2)
        expect((await things.find()).items.map((item) => item.id)).toEqual(['a', 'b', 'c'])
        const names = [
          { id: 'e', value: thing('e') },
          { id: 'f', value: thing('taken') },
          { id: 'g', value: thing('g') },
        ]
        expect(await things.insertInOrder(names)).toBe(1)
        expect((await things.find()).items.map((item) => item.id)).toEqual(['a', 'b', 'c', 'e'])
        expect(await things.insertInOrder([])).toBe(0)
        const moved = [
          { id: 'h', value: thing('h'), revision: 7 },
          { id: 'i', value: thing('i') },
        ]
        expect(await things.insertInOrder(moved)).toBe(2)
        expect((await things.getMany(['h', 'i'])).map(({ revision }) => revision)).toEqual([7, 1])
        await things.replace('h', 7, thing('h again'), [])
      }),
    )

    it(
      'that do not fit their declaration are refused with the path, and nothing is written',
      withThings(makePlace, async (things) => {
        const unfit: [unknown, string][] = [
          [{ name: 5, tags: [] }, 'name'],
          [thing('x', { latest: { version: '1', state: 5 as never } }), 'latest.state'],
          [thing('a'.repeat(5000)), 'name'],
          [thing('lone \ud800'), 'name'],
          [thing('x', { rank: Infinity }), 'rank'],
        ]
        for (const [value, path] of unfit)
          await expect(things.insert('a', value as Thing, [])).rejects.toMatchObject(
            problem('invalid-document', path),
          )
        for (const id of ['', 'a\0b', 'x'.repeat(513), '\udc00', { $ne: '' }])
          await expect(things.insert(id as string, thing('x'), [])).rejects.toMatchObject(
            problem('invalid-document', 'id'),
          )
        expect(await things.count()).toBe(0)
      }),
    )

    it(
      'come back as they were, whatever characters their keys and values hold',
      withThings(makePlace, async (things) => {
        const extra = {
          'a.b': { $set: { x: 1 }, '': 'empty key', '~0~1': '~' },
          $where: 'function () { return true }',
          constructor: 'a word',
          text: 'NUL \0, quotes \' " `, % _ \\ / $, \u2028, ünïcödé, 日本語, 😀, \uffff',
          numbers: [0, -1, 1.5, 1e21, 5e-324, 9007199254740991, 2147483648],
          nothing: null,
          deep: [[[[{ true: false }]]]],
        }
        Object.defineProperty(extra, '__proto__', { value: { polluted: true }, enumerable: true })
        await things.insert('ключ 😀 % _ \\ \' " $', thing('x', { extra }), [])
        const stored = await things.get('ключ 😀 % _ \\ \' " $')
        expect(JSON.stringify(stored?.value.extra)).toBe(JSON.stringify(extra))
        expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
      }),
    )

    it(
      'may be as large as 5 MB, and not as deep as a stack',
      withThings(makePlace, async (things) => {
        const extra = Array.from({ length: 5000 }, (_, index) => `${index} ${'ä'.repeat(495)}`)
        await things.insert('large', thing('large', { extra }), [])
        expect((await things.get('large'))?.value.extra).toEqual(extra)
        let deep: unknown = 1
        for (let level = 0; level < 95; level += 1) deep = [deep]
        await expect(
          things.insert('deep', thing('deep', { extra: deep }), []),
        ).rejects.toMatchObject(problem('invalid-document'))
        await expect(
          things.insert('huge', thing('huge', { extra: 'x'.repeat(15_000_000) }), []),
        ).rejects.toMatchObject(problem('invalid-document'))
      }),
    )

    it(
      'are all there when the store is opened again, and closing twice is harmless',
      withThings(makePlace, async (things, store, place) => {
        await things.insert('a', thing('one', { tags: ['x'] }), [event('e1')])
        await things.replace('a', 1, thing('two', { tags: ['y'] }), [event('e2')])
        const digest = await store.contents.put(Buffer.from('content'))
        await store.close()
        await store.close()
        await expect(things.get('a')).rejects.toMatchObject(problem('unavailable'))
        await expect(things.insert('b', thing('b'), [])).rejects.toMatchObject(
          problem('unavailable'),
        )
        await expect(store.ping()).rejects.toMatchObject(problem('unavailable'))

        const again = await place.open()
        await again.ping()
        const same = await again.collection(THINGS)
        expect(await same.get('a')).toEqual({
          id: 'a',
          revision: 2,
          value: thing('two', { tags: ['y'] }),
        })
        expect(await same.count({ tags: { eq: 'y' } })).toBe(1)
        expect(Buffer.from((await again.contents.get(digest)) ?? []).toString()).toBe('content')
        expect((await again.outbox.pending(10)).map(({ id }) => id)).toEqual(['e1', 'e2'])
      }),
    )

    it(
      'are shared by two stores on the same data',
      withThings(makePlace, async (things, _store, place) => {
        const others = await (await place.open()).collection(THINGS)
        await things.insert('a', thing('one'), [])
        expect((await others.get('a'))?.value.name).toBe('one')
        const { won, codes } = await outcomes(
          Array.from({ length: 40 }, (_, index) =>
            (index % 2 === 0 ? things : others).replace('a', 1, thing(`attempt ${index}`), []),
          ),
        )
        expect({ won, codes }).toEqual({ won: 1, codes: ['stale-revision'] })
      }),
    )

    it(
      'get indexes that are declared later, and lose those that no longer are',
      withThings(makePlace, async (things, _store, place) => {
        await things.insert('a', thing('one', { owner: 'x', tags: ['t'] }), [])
        await things.insert('b', thing('two', { owner: 'y', tags: ['t', 'u'] }), [])
        const bare = await (await place.open()).collection({ ...THINGS, indexes: [] })
        await bare.insert('c', thing('one', { owner: 'y', tags: ['u'] }), [])
        await expect(bare.find({ where: { tags: { eq: 'u' } } })).rejects.toMatchObject(
          problem('invalid-query'),
        )
        const indexed = await (
          await place.open()
        ).collection({
          ...THINGS,
          indexes: [
            { name: 'byTag', fields: ['tags'], multikey: true },
            { name: 'byOwner', fields: ['owner'] },
          ],
        })
        expect(await indexed.count({ tags: { eq: 'u' } })).toBe(2)
        expect(await indexed.count({ owner: { eq: 'y' } })).toBe(2)
        await expect((await place.open()).collection(THINGS)).rejects.toMatchObject(
          problem('duplicate-key', 'byName'),
        )
      }),
    )

    it(
      'are declared with names that cannot be anything but names',
      withThings(makePlace, async (_things, store) => {
        const declared = (change: object): Promise<unknown> =>
          store.collection({ ...THINGS, name: 'others', indexes: [], ...change })
        const index = (change: object): object => ({
          indexes: [{ name: 'byName', fields: ['name'], ...change }],
        })
        await expect(declared({ name: 'a"; DROP TABLE things' })).rejects.toThrow(
          'declared wrongly',
        )
        await expect(declared(index({ name: 'a"b' }))).rejects.toThrow('declared wrongly')
        await expect(declared(index({ fields: ["a') OR 1"] }))).rejects.toThrow('declared wrongly')
        await expect(declared(index({ fields: ['$where'] }))).rejects.toThrow('declared wrongly')
        await expect(declared(index({ fields: [] }))).rejects.toThrow('declared wrongly')
        await expect(declared(index({ fields: ['a', 'b'], multikey: true }))).rejects.toThrow(
          'declared wrongly',
        )
        await expect(store.collection({ ...THINGS, indexes: [] })).rejects.toThrow('declared twice')
      }),
    )
  })
}
