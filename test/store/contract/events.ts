import type { Json, Store } from '../../../src/store/index.ts'
import { event, type MakePlace, problem, thing, THINGS, withThings } from './place.ts'

async function pendingIds(store: Store, limit = 500): Promise<readonly string[]> {
  return (await store.outbox.pending(limit)).map(({ id }) => id)
}

/** An instant that is later for a greater number. */
function at(second: number): { readonly at: string } {
  return { at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString() }
}

export function describeEvents(makePlace: MakePlace): void {
  describe('events', () => {
    it(
      'become durable with their write, oldest first and whole',
      withThings(makePlace, async (things, store) => {
        const full = event('e1', {
          ...at(1),
          actor: { kind: 'person', id: 'p1', name: 'Ada' },
          onBehalfOf: 'architect',
          reason: 'because',
          change: { 'a.b': { $set: [1, null, 'x'] } },
        })
        await things.insert('a', thing('one'), [full])
        await things.replace('a', 1, thing('two'), [event('e2', at(2)), event('e3', at(2))])
        await things.insert('b', thing('b'), [event('e4', at(4))])
        await things.remove('a', 2, [event('e5', at(5))])
        expect((await store.outbox.pending(1))[0]).toEqual(full)
        expect(await pendingIds(store)).toEqual(['e1', 'e2', 'e3', 'e4', 'e5'])
        expect(await pendingIds(store, 2)).toEqual(['e1', 'e2'])
      }),
    )

    it(
      'of one instant come in the order of their writes, whatever they were written to',
      withThings(makePlace, async (things, store) => {
        const ids = ['d', 'b', 'e', 'a', 'c']
        for (const id of ids) await things.insert(id, thing(id), [event(`e-${id}`, at(1))])
        for (const id of ['c', 'b'])
          await things.replace(id, 1, thing(`${id}2`), [event(`e-${id}2`, at(1))])
        const order = [...ids, 'c2', 'b2'].map((id) => `e-${id}`)
        expect(await pendingIds(store)).toEqual(order)
      }),
    )

    it(
      'of a write that is refused are not kept',
      withThings(makePlace, async (things, store) => {
        await things.insert('a', thing('one'), [])
        await things.replace('a', 1, thing('two'), [])
        await Promise.allSettled([
          things.insert('a', thing('x'), [event('lost 1')]),
          things.insert('b', thing('two'), [event('lost 2')]),
          things.replace('a', 1, thing('y'), [event('lost 3')]),
          things.remove('a', 1, [event('lost 4')]),
          things.remove('nothing', 1, [event('lost 5')]),
          things.insert('c', { name: 5 } as never, [event('lost 6')]),
          things.insert('d', thing('d'), [event('kept')]),
        ])
        expect(await pendingIds(store)).toEqual(['kept'])
      }),
    )

    it(
      'that cannot be kept refuse their write',
      withThings(makePlace, async (things, store) => {
        let deep: Json = 1
        for (let level = 0; level < 88; level += 1) deep = [deep]
        const unfit: [object, string][] = [
          [{ change: { at: new Date(0) } }, 'change.at'],
          [{ change: undefined }, 'change'],
          [{ change: 'x'.repeat(1_000_001) }, ''],
          [{ change: deep }, `change${'.0'.repeat(87)}`],
          [{ at: 'yesterday' }, 'at'],
          [{ actor: { kind: 'anonymous', id: 'x', name: 'x' } }, 'actor.kind'],
          [{ subject: 'x'.repeat(1001) }, 'subject'],
          [{ id: '' }, 'id'],
          [{ more: 1 }, ''],
        ]
        for (const [change, path] of unfit)
          await expect(
            things.insert('a', thing('one'), [event('e', change)]),
          ).rejects.toMatchObject(problem('invalid-document', path))
        expect(await things.get('a')).toBeUndefined()
        expect(await pendingIds(store)).toEqual([])
      }),
    )

    it(
      'are forgotten when acknowledged, however often, and the others stay',
      withThings(makePlace, async (things, store) => {
        for (const [index, id] of ['a', 'b', 'c', 'd'].entries())
          await things.insert(id, thing(id), [event(`e-${id}`, at(index))])
        await things.remove('d', 1, [event('e-gone', at(9))])
        await store.outbox.acknowledge(['e-c', 'nothing', 'e-a'])
        await store.outbox.acknowledge(['e-c', 'e-a'])
        await store.outbox.acknowledge([])
        expect(await pendingIds(store)).toEqual(['e-b', 'e-d', 'e-gone'])
        await store.outbox.acknowledge(['e-b', 'e-d', 'e-gone'])
        expect(await pendingIds(store)).toEqual([])
        expect(await things.count()).toBe(3)
      }),
    )

    it(
      'of one document wait together, and acknowledging them changes no revision',
      withThings(makePlace, async (things, store) => {
        await things.insert('a', thing('a0'), [event('e0', at(0))])
        for (let index = 1; index <= 20; index += 1)
          await things.replace('a', index, thing(`a${index}`), [event(`e${index}`, at(index))])
        await store.outbox.acknowledge(['e0', 'e7', 'e20'])
        const left = Array.from({ length: 21 }, (_, index) => `e${index}`).filter(
          (id) => !['e0', 'e7', 'e20'].includes(id),
        )
        expect(await pendingIds(store)).toEqual(left)
        expect((await things.get('a'))?.revision).toBe(21)
        await things.replace('a', 21, thing('again'), [event('e21', at(21))])
        expect(await pendingIds(store)).toEqual([...left, 'e21'])
      }),
    )

    it(
      'are not lost when the document is removed and made again',
      withThings(makePlace, async (things, store) => {
        await things.insert('a', thing('one'), [event('e1', at(1))])
        await things.remove('a', 1, [event('e2', at(2))])
        expect(await things.count()).toBe(0)
        await things.insert('a', thing('one'), [event('e3', at(3))])
        expect((await things.get('a'))?.revision).toBe(1)
        await things.remove('a', 1, [event('e4', at(4))])
        expect(await things.get('a')).toBeUndefined()
        expect((await things.find()).items).toEqual([])
        expect(await pendingIds(store)).toEqual(['e1', 'e2', 'e3', 'e4'])
      }),
    )

    it(
      'of many writers at once all arrive',
      withThings(makePlace, async (things, store, place) => {
        const others = await (await place.open()).collection(THINGS)
        await Promise.all(
          Array.from({ length: 200 }, (_, index) =>
            (index % 2 === 0 ? things : others).insert(`t${index}`, thing(`t${index}`), [
              event(`e${index}`),
            ]),
          ),
        )
        expect(new Set(await pendingIds(store)).size).toBe(200)
      }),
    )
  })
}
