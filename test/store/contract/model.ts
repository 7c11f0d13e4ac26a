import fc from 'fast-check'
import type { Collection, Store } from '../../../src/store/index.ts'
import { event, type MakePlace, type Place, problem, type Thing, thing, THINGS } from './place.ts'

/** What a store must be indistinguishable from. */
interface Model {
  readonly documents: Map<string, { revision: number; value: Thing }>
  events: string[]
  written: number
}

interface Real {
  readonly place: Place
  store: Store
  things: Collection<Thing>
}

type Command = fc.AsyncCommand<Model, Real>

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const values = fc.record({
  name: fc.constantFrom('one', 'two', 'three', 'four', 'five', 'six', 'ünï 😀', "quote'"),
  owner: fc.option(fc.constantFrom('x', 'y', 'y%'), { nil: undefined }),
  rank: fc.option(fc.constantFrom(-1, 0, 0.5, 3), { nil: undefined }),
  tags: fc.subarray(['red', 'green', 'blue']),
})

/** The index that refuses, as far as the model's one unique key goes. */
function takenBy(model: Model, id: string, value: Thing): boolean {
  return [...model.documents].some(
    ([other, stored]) => other !== id && stored.value.name === value.name,
  )
}

function write(
  id: string,
  kind: 'insert' | 'replace' | 'remove',
  value: Thing,
  revisionOffset: number,
): Command {
  return {
    check: () => true,
    toString: () => `${kind}(${id}, ${JSON.stringify(value)}, ${revisionOffset})`,
    async run(model, real) {
      const stored = model.documents.get(id)
      const revision = (stored?.revision ?? 1) + revisionOffset
      model.written += 1
      const happened = event(`e${model.written}`, {
        at: new Date(Date.UTC(2026, 0, 1, 0, 0, model.written)).toISOString(),
      })
      const attempt = (): Promise<unknown> =>
        kind === 'insert'
          ? real.things.insert(id, value, [happened])
          : kind === 'replace'
            ? real.things.replace(id, revision, value, [happened])
            : real.things.remove(id, revision, [happened])
      const refusal = refusalOf(model, id, kind, value, revision)
      if (refusal !== undefined) {
        await expect(attempt()).rejects.toMatchObject(refusal)
        return
      }
      await attempt()
      model.events.push(happened.id)
      if (kind === 'remove') model.documents.delete(id)
      else model.documents.set(id, { revision: kind === 'insert' ? 1 : revision + 1, value })
    },
  }
}

function refusalOf(
  model: Model,
  id: string,
  kind: string,
  value: Thing,
  revision: number,
): object | undefined {
  const stored = model.documents.get(id)
  if (kind === 'insert') {
    if (stored !== undefined) return { code: 'duplicate-key' }
    return takenBy(model, id, value) ? problem('duplicate-key', 'byName') : undefined
  }
  if (stored === undefined) return problem('not-found')
  if (stored.revision !== revision) return problem('stale-revision')
  return kind === 'replace' && takenBy(model, id, value)
    ? problem('duplicate-key', 'byName')
    : undefined
}

const read: Command = {
  check: () => true,
  toString: () => 'read',
  async run(model, { things, store }) {
    const byId = [...model.documents].sort(([left], [right]) => (left < right ? -1 : 1))
    expect((await things.find({ limit: 500 })).items).toEqual(
      byId.map(([id, { revision, value }]) => ({ id, revision, value })),
    )
    for (const owner of ['x', 'y'])
      expect(await things.count({ owner: { eq: owner } })).toBe(
        byId.filter(([, { value }]) => value.owner === owner).length,
      )
    expect(await things.count({ rank: { gte: 0 }, tags: { eq: 'red' } })).toBe(
      byId.filter(([, { value }]) => (value.rank ?? -1) >= 0 && value.tags.includes('red')).length,
    )
    const ranked = await things.find({ sort: ['-rank'], limit: 2 })
    const rest =
      ranked.next === undefined
        ? { items: [] }
        : await things.find({ sort: ['-rank'], cursor: ranked.next })
    const rankOf = (rank: number | undefined): number => rank ?? -Infinity
    expect([...ranked.items, ...rest.items].map(({ id }) => id)).toEqual(
      [...byId]
        .sort(([, left], [, right]) => {
          const [a, b] = [rankOf(left.value.rank), rankOf(right.value.rank)]
          return a === b ? 0 : a < b ? 1 : -1
        })
        .map(([id]) => id),
    )
    expect((await store.outbox.pending(500)).map(({ id }) => id)).toEqual(model.events)
  },
}

function acknowledge(count: number): Command {
  return {
    check: (model) => model.events.length > 0,
    toString: () => `acknowledge(${count})`,
    async run(model, { store }) {
      await store.outbox.acknowledge(model.events.slice(0, count))
      model.events = model.events.slice(count)
    },
  }
}

const reopen: Command = {
  check: () => true,
  toString: () => 'reopen',
  async run(_model, real) {
    await real.store.close()
    real.store = await real.place.open()
    real.things = await real.store.collection(THINGS)
  },
}

export function describeModel(makePlace: MakePlace): void {
  it('behaves like a map from ids to values, whatever is asked in whatever order', async () => {
    const writes = (kind: 'insert' | 'replace' | 'remove'): fc.Arbitrary<Command> =>
      fc
        .tuple(ids, values, fc.constantFrom(0, 0, 0, 1, -1))
        .map(([id, value, offset]) => write(id, kind, thing(value.name, value as Thing), offset))
    const commands = fc.commands(
      [
        writes('insert'),
        writes('insert'),
        writes('replace'),
        writes('remove'),
        fc.constant(read),
        fc.integer({ min: 1, max: 4 }).map(acknowledge),
        fc.constant(reopen),
      ],
      { maxCommands: 40 },
    )
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const place = await makePlace()
        try {
          const store = await place.open()
          const real = { place, store, things: await store.collection(THINGS) }
          const model: Model = { documents: new Map(), events: [], written: 0 }
          await fc.asyncModelRun(() => ({ model, real }), sequence)
          await read.run(model, real)
        } finally {
          await place.dispose()
        }
      }),
      { numRuns: 40 },
    )
  }, 120_000)
}
