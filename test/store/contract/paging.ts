import { z } from 'zod'
import type { Collection, FindOptions } from '../../../src/store/index.ts'
import { type MakePlace, problem, type Thing, thing, withThings } from './place.ts'

async function allPages(
  things: Collection<Thing>,
  options: FindOptions,
  between?: (page: number) => Promise<void>,
): Promise<readonly string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  for (let page = 0; page === 0 || cursor !== undefined; page += 1) {
    const found = await things.find(cursor === undefined ? options : { ...options, cursor })
    ids.push(...found.items.map((item) => item.id))
    cursor = found.next
    await between?.(page)
  }
  return ids
}

/** Ranks 0, 1 and absent, owners x, y and absent, so that every order has ties and gaps. */
async function fill(things: Collection<Thing>, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const rank = index % 3 === 2 ? {} : { rank: index % 3 }
    const owner = index % 4 === 3 ? {} : { owner: index % 4 === 0 ? 'x' : 'y' }
    const id = `t${String(index).padStart(3, '0')}`
    await things.insert(id, thing(id, { ...rank, ...owner }), [])
  }
}

export function describePaging(makePlace: MakePlace): void {
  describe('pages', () => {
    it(
      'follow every order through ties and absent values, absent ones lowest',
      withThings(makePlace, async (things) => {
        await fill(things, 24)
        const { items } = await things.find({ limit: 500 })
        const orders: (readonly string[])[] = [
          [],
          ['id'],
          ['-id'],
          ['rank'],
          ['-rank'],
          ['rank', '-id'],
          ['-rank', 'owner'],
          ['-rank', '-owner'],
          ['owner', '-rank', '-id'],
          ['-owner', '-rank', 'name'],
        ]
        for (const sort of orders) {
          const expected = [...items]
            .sort((left, right) => {
              for (const term of [...sort, 'id']) {
                const field = term.replace(/^-/, '')
                const [a, b] = [left, right].map((item) =>
                  field === 'id' ? item.id : item.value[field as 'rank' | 'owner' | 'name'],
                )
                if (a === b) continue
                const below = a === undefined || (b !== undefined && a < b)
                return below === term.startsWith('-') ? 1 : -1
              }
              return 0
            })
            .map(({ id }) => id)
          for (const limit of [1, 5, 24, 500])
            expect({ sort, limit, ids: await allPages(things, { sort, limit }) }).toEqual({
              sort,
              limit,
              ids: expected,
            })
        }
      }),
    )

    it(
      'keep to their conditions, also on the field of the order',
      withThings(makePlace, async (things) => {
        await fill(things, 24)
        const expected = (await things.find({ where: { rank: { eq: 1 } } })).items.map(
          ({ id }) => id,
        )
        expect(expected).toHaveLength(8)
        const where = { rank: { gte: 1 }, owner: { in: ['x', 'y'] } }
        const some = await allPages(things, { where, sort: ['-rank'], limit: 2 })
        expect(some).toHaveLength(6)
        expect(
          await allPages(things, { where: { rank: { eq: 1 } }, sort: ['rank', '-id'], limit: 3 }),
        ).toEqual([...expected].reverse())
        expect(
          await allPages(things, { where: { tags: { exists: false } }, limit: 7 }),
        ).toHaveLength(24)
      }),
    )

    it(
      'neither lose nor repeat what stays, while others come, go and change',
      withThings(makePlace, async (things) => {
        await fill(things, 40)
        const stable = (await things.find({ limit: 500 })).items.map(({ id }) => id)
        for (const sort of [['name'], ['-name'], ['rank', '-name'], []]) {
          const ids = await allPages(things, { sort, limit: 3 }, async (page) => {
            const early = `a${sort.join('')}${page}`
            const late = `z${sort.join('')}${page}`
            await things.insert(early, thing(early, { rank: 0 }), [])
            await things.insert(late, thing(late, { rank: 1 }), [])
            if (page % 2 === 1) await things.remove(early, 1, [])
          })
          expect(ids.filter((id) => id.startsWith('t')).sort()).toEqual(stable)
          expect(new Set(ids).size).toBe(ids.length)
          for (const { id, revision } of (await things.find({ limit: 500 })).items)
            if (!id.startsWith('t')) await things.remove(id, revision, [])
        }
      }),
    )

    it(
      'accept a cursor only of the same question',
      withThings(makePlace, async (things, store) => {
        await fill(things, 6)
        const { next } = await things.find({
          where: { rank: { gte: 0 } },
          sort: ['rank'],
          limit: 1,
        })
        const cursor = next ?? ''
        const same = { where: { rank: { gte: 0 } }, sort: ['rank'], limit: 2, cursor }
        expect((await things.find(same)).items.map(({ id }) => id)).toEqual(['t003', 't001'])
        const others: FindOptions[] = [
          { cursor },
          { ...same, sort: ['-rank'] },
          { ...same, where: { rank: { gte: 1 } } },
          { ...same, where: { rank: { gt: 0 } } },
          { ...same, where: { rank: { gte: 0 }, owner: { eq: 'x' } } },
        ]
        for (const options of others)
          await expect(things.find(options)).rejects.toMatchObject(problem('invalid-query'))
        const relatives = await store.collection({
          name: 'relatives',
          schema: z.object({ rank: z.number() }),
          indexes: [{ name: 'byRank', fields: ['rank'] }],
        })
        await expect(relatives.find(same)).rejects.toMatchObject(problem('invalid-query'))
      }),
    )

    it(
      'refuse a forged cursor and never take it for anything else',
      withThings(makePlace, async (things) => {
        await fill(things, 6)
        const { next } = await things.find({ sort: ['rank'], limit: 1 })
        const decoded = JSON.parse(Buffer.from(next ?? '', 'base64url').toString()) as unknown[]
        const encode = (value: unknown): string =>
          Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString(
            'base64url',
          )
        const forged: unknown[] = [
          '',
          'x',
          '%%%',
          encode('not JSON'),
          encode(null),
          encode({}),
          encode([2, ...decoded.slice(1)]),
          encode([decoded[0], decoded[1], [0]]),
          encode([decoded[0], decoded[1], [0, 't000', 'more']]),
          encode([decoded[0], decoded[1], [{ $gt: '' }, 't000']]),
          encode([decoded[0], decoded[1], [0, null]]),
          encode([decoded[0], 'other', decoded[2]]),
          'A'.repeat(1_000_000),
          { $gt: '' },
        ]
        for (const cursor of forged)
          await expect(
            things.find({ sort: ['rank'], cursor: cursor as string }),
          ).rejects.toMatchObject(problem('invalid-query'))
        const injected = encode([decoded[0], decoded[1], ["0'; DROP TABLE things; --", 't000']])
        await things.find({ sort: ['rank'], cursor: injected })
        expect(await things.count()).toBe(6)
      }),
    )
  })
}
