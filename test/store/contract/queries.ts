import { z } from 'zod'
import type { Collection, Where } from '../../../src/store/index.ts'
import { type MakePlace, problem, type Thing, thing, withThings } from './place.ts'

async function idsOf(things: Collection<Thing>, where: Where): Promise<string> {
  const { items } = await things.find({ where })
  const ids = items.map((item) => item.id)
  expect(await things.count(where)).toBe(ids.length)
  expect(await things.count(where, 1)).toBe(Math.min(ids.length, 1))
  return ids.join(' ')
}

export function describeQueries(makePlace: MakePlace): void {
  describe('queries', () => {
    it(
      'compare numbers, strings, booleans and what is absent',
      withThings(makePlace, async (things) => {
        await things.insert('a', thing('a', { rank: 1, owner: 'x', active: true }), [])
        await things.insert('b', thing('b', { rank: 2, owner: 'y', active: false }), [])
        await things.insert('c', thing('c', { rank: 2.5, owner: 'x' }), [])
        await things.insert('d', thing('d', { owner: 'z', active: true }), [])
        const rows: [Where, string][] = [
          [{ rank: { eq: 2 } }, 'b'],
          [{ rank: { gt: 1 } }, 'b c'],
          [{ rank: { gte: 1, lt: 2.5 } }, 'a b'],
          [{ rank: { lte: 2 } }, 'a b'],
          [{ rank: { lt: 1 } }, ''],
          [{ rank: { in: [2.5, 1, 7] } }, 'a c'],
          [{ rank: { in: [] } }, ''],
          [{ rank: { exists: true } }, 'a b c'],
          [{ rank: { exists: false } }, 'd'],
          [{ active: { eq: true } }, 'a d'],
          [{ active: { in: [false] } }, 'b'],
          [{ owner: { eq: 'x' }, rank: { gt: 1 } }, 'c'],
          [{ owner: { gt: 'x' } }, 'b d'],
          [{ id: { gt: 'a', lte: 'c' } }, 'b c'],
          [{ id: { in: ['d', 'a', 'nothing'] } }, 'a d'],
          [{}, 'a b c d'],
        ]
        for (const [where, expected] of rows)
          expect({ where, ids: await idsOf(things, where) }).toEqual({ where, ids: expected })
      }),
    )

    it(
      'never take a value of one type for one of another',
      withThings(makePlace, async (things) => {
        await things.insert('a', thing('5', { owner: '5', rank: 5 }), [])
        const none: Where[] = [
          { rank: { eq: '5' } },
          { owner: { eq: 5 } },
          { owner: { gt: 1 } },
          { owner: { gte: 1, lt: 9 } },
          { rank: { lt: '9' } },
          { rank: { lte: 'x' } },
          { rank: { gt: '' } },
          { rank: { prefix: '' } },
        ]
        for (const where of none)
          expect({ where, ids: await idsOf(things, where) }).toEqual({ where, ids: '' })
      }),
    )

    it(
      'find dotted fields, and absent ones where the parent is absent',
      withThings(makePlace, async (things) => {
        await things.insert('a', thing('a', { latest: { version: '1.0.0', state: 'draft' } }), [])
        await things.insert('b', thing('b', { latest: { version: '2.0.0', state: 'live' } }), [])
        await things.insert('c', thing('c'), [])
        expect(await idsOf(things, { 'latest.state': { eq: 'live' } })).toBe('b')
        expect(await idsOf(things, { 'latest.state': { exists: false } })).toBe('c')
        expect(
          await idsOf(things, {
            'latest.state': { eq: 'draft' },
            'latest.version': { prefix: '1.' },
          }),
        ).toBe('a')
      }),
    )

    it(
      'find documents by any element of a multikey field, several tests holding for the same element',
      withThings(makePlace, async (things) => {
        await things.insert('a', thing('a', { tags: ['blue', 'red'] }), [])
        await things.insert('b', thing('b', { tags: ['green', 'green'] }), [])
        await things.insert('c', thing('c'), [])
        await things.insert('d', thing('d', { files: [{ digest: 'x' }, { digest: 'y' }] }), [])
        const rows: [Where, string][] = [
          [{ tags: { eq: 'red' } }, 'a'],
          [{ tags: { in: ['green', 'blue'] } }, 'a b'],
          [{ tags: { prefix: 'r' } }, 'a'],
          [{ tags: { gt: 'blue', lt: 'red' } }, 'b'],
          [{ tags: { exists: true } }, 'a b'],
          [{ tags: { exists: false } }, 'c d'],
          [{ tags: { exists: true, eq: 'blue' } }, 'a'],
          [{ 'files.digest': { eq: 'y' } }, 'd'],
          [{ tags: { eq: 'red' }, name: { eq: 'a' } }, 'a'],
          [{ tags: { eq: 'red', every: [['blue', 'green']] } }, 'a'],
          [{ tags: { eq: 'red', every: [['blue'], ['green']] } }, ''],
          [{ tags: { prefix: 'b', every: [['red']] } }, 'a'],
          [{ tags: { every: [['red', 'green']] } }, 'a b'],
          [{ tags: { every: [[]] } }, ''],
        ]
        for (const [where, expected] of rows)
          expect({ where, ids: await idsOf(things, where) }).toEqual({ where, ids: expected })
        await things.replace('a', 1, thing('a', { tags: ['black'] }), [])
        expect(await idsOf(things, { tags: { in: ['red', 'blue'] } })).toBe('')
        expect(await idsOf(things, { tags: { eq: 'black' } })).toBe('a')
        await things.remove('a', 2, [])
        expect(await idsOf(things, { tags: { eq: 'black' } })).toBe('')
      }),
    )

    it(
      'take a prefix literally, whatever characters it has',
      withThings(makePlace, async (things) => {
        const names = [
          'plain',
          '50% off',
          '50 off',
          'a_b',
          'axb',
          'back\\slash',
          "quote'd",
          'quote"d',
          '$where',
          '.*',
          '[a]',
          'ÅÄÖ',
          '日本',
          '日本語',
          '😀 smile',
          '\u{10ffff}\u{10ffff}end',
          'nul\0l',
        ]
        for (const [index, name] of names.entries())
          await things.insert(`t${String(index).padStart(2, '0')}`, thing(name), [])
        const matches = async (prefix: string): Promise<readonly string[]> =>
          (await things.find({ where: { name: { prefix } } })).items.map(({ value }) => value.name)
        expect(await matches('50%')).toEqual(['50% off'])
        expect(await matches('a_')).toEqual(['a_b'])
        expect(await matches('back\\')).toEqual(['back\\slash'])
        expect(await matches("quote'")).toEqual(["quote'd"])
        expect(await matches('quote"')).toEqual(['quote"d'])
        expect(await matches('$')).toEqual(['$where'])
        expect(await matches('.*')).toEqual(['.*'])
        expect(await matches('[')).toEqual(['[a]'])
        expect(await matches('Å')).toEqual(['ÅÄÖ'])
        expect(await matches('日本')).toEqual(['日本', '日本語'])
        expect(await matches('😀')).toEqual(['😀 smile'])
        expect(await matches('\u{10ffff}')).toEqual(['\u{10ffff}\u{10ffff}end'])
        expect(await matches('nul\0')).toEqual(['nul\0l'])
        expect(await matches('')).toHaveLength(names.length)
        for (const name of names)
          expect((await things.find({ where: { name: { eq: name } } })).items).toHaveLength(1)
      }),
    )

    it(
      'refuse operators, objects and whatever else is no comparison of scalars',
      withThings(makePlace, async (things) => {
        await things.insert('a', thing('a', { owner: 'x' }), [])
        const injected: unknown[] = [
          { owner: { eq: { $ne: 'y' } } },
          { owner: { $ne: 'y' } },
          { owner: { eq: ['x'] } },
          { owner: { eq: null } },
          { owner: { eq: undefined } },
          { owner: { eq: NaN } },
          { owner: { eq: '\ud800' } },
          { owner: { in: 'x' } },
          { owner: { in: [{ $gt: '' }] } },
          { owner: { prefix: { $regex: '.*' } } },
          { owner: { prefix: 5 } },
          { owner: { exists: 'true' } },
          { owner: { gt: true } },
          { owner: {} },
          { owner: 'x' },
          { owner: null },
          { owner: ['x'] },
          { owner: { regex: '.*' } },
          { $where: { eq: 'sleep(1000)' } },
          { $or: { in: ['x'] } },
          { __proto__: { eq: 'x' }, constructor: { eq: 'x' } },
          { "owner') OR ('1'='1": { eq: 'x' } },
          { extra: { eq: 'x' } },
          { 'owner.x': { eq: 'x' } },
        ]
        for (const where of injected) {
          await expect(things.find({ where: where as Where })).rejects.toMatchObject(
            problem('invalid-query'),
          )
          await expect(things.count(where as Where)).rejects.toMatchObject(problem('invalid-query'))
        }
        for (const id of [{ $ne: '' }, ['a'], null, 5])
          await expect(things.get(id as unknown as string)).rejects.toMatchObject(
            problem('invalid-document', 'id'),
          )
        expect(await idsOf(things, { owner: { eq: "x' OR '1'='1" } })).toBe('')
      }),
    )

    it(
      'refuse an order or a limit that the declaration does not allow',
      withThings(makePlace, async (things) => {
        for (const sort of [
          ['extra'],
          ['tags'],
          ['rank', '-rank'],
          ['rank; DROP TABLE things'],
          [''],
        ])
          await expect(things.find({ sort })).rejects.toMatchObject(problem('invalid-query'))
        for (const limit of [0, -1, 501, 1.5, NaN, '5' as unknown as number])
          await expect(things.find({ limit })).rejects.toMatchObject(problem('invalid-query'))
      }),
    )

    it(
      'keep unique keys apart only for documents that have them',
      withThings(makePlace, async (_things, store) => {
        const pairs = await store.collection({
          name: 'pairs',
          schema: z.object({
            left: z.string().nullish(),
            right: z.string().nullish(),
          }),
          indexes: [{ name: 'byBoth', fields: ['left', 'right'], unique: true }],
        })
        await pairs.insert('a', { left: 'x' }, [])
        await pairs.insert('b', { left: 'x', right: null }, [])
        await pairs.insert('c', {}, [])
        await pairs.insert('d', { left: 'x', right: 'y' }, [])
        await expect(pairs.insert('e', { left: 'x', right: 'y' }, [])).rejects.toMatchObject(
          problem('duplicate-key', 'byBoth'),
        )
        const absent = await pairs.find({ where: { right: { exists: false } } })
        expect(absent.items.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
      }),
    )
  })
}
