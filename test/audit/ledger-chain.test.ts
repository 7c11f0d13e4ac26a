import { LedgerChain } from '../../src/audit/ledger-chain.ts'
import type {
  Collection,
  CollectionDeclaration,
  DomainEvent,
  Store,
} from '../../src/store/index.ts'
import { type LedgerPlace, makeLedgerPlace } from './ledger-place.ts'

let place: LedgerPlace

beforeEach(async () => {
  place = await makeLedgerPlace()
})

afterEach(() => place.dispose())

function events(prefix: string, count: number): readonly DomainEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    at: '2026-01-01T00:00:00.000Z',
    actor: { kind: 'system', id: 'test', name: 'Test' },
    action: 'note.written',
    subject: 'note',
    change: null,
  }))
}

async function open(): Promise<LedgerChain> {
  return await LedgerChain.open((await place.open()).store)
}

async function idsIn(chain: LedgerChain): Promise<readonly string[]> {
  return (await chain.entries.find({ sort: ['id'], limit: 500 })).items.map(
    ({ value }) => value.event.id,
  )
}

describe('the chain', () => {
  it('takes in what several processes bring at once, each event once and in its own order', async () => {
    const chains = await Promise.all(['a', 'b', 'c'].map(() => open()))
    await Promise.all(
      chains.map(async (chain, index) => {
        for (const event of events('abc'.charAt(index), 20)) await chain.append([event])
      }),
    )
    const [chain] = chains
    const ids = chain === undefined ? [] : await idsIn(chain)
    expect(ids).toHaveLength(60)
    for (const prefix of 'abc')
      expect(ids.filter((id) => id.startsWith(prefix))).toEqual(
        events(prefix, 20).map(({ id }) => id),
      )
  })

  it('leaves out of a batch what it holds already, wherever it stands', async () => {
    const chain = await open()
    const [first, second, third, fourth] = events('e', 4)
    if (!first || !second || !third || !fourth) throw new Error('There are four events')
    await chain.append([second])
    await chain.append([first, second, third])
    await chain.append([third, fourth, first])
    await chain.append([])
    expect(await idsIn(chain)).toEqual(['e1', 'e0', 'e2', 'e3'])
  })

  it('gives up when it is never its turn', async () => {
    const { store } = await place.open()
    const alwaysTaken: Store = {
      contents: store.contents,
      outbox: store.outbox,
      async collection<T>(declaration: CollectionDeclaration<T>): Promise<Collection<T>> {
        const real = await store.collection(declaration)
        return {
          get: (id) => real.get(id),
          getMany: (ids) => real.getMany(ids),
          find: (options) => real.find(options),
          count: (where) => real.count(where),
          insert: (id, value, more) => real.insert(id, value, more),
          insertInOrder: () => Promise.resolve(0),
          replace: (id, revision, value, more) => real.replace(id, revision, value, more),
          remove: (id, revision, more) => real.remove(id, revision, more),
        }
      },
      snapshot: () => store.snapshot(),
      ping: () => store.ping(),
      close: () => store.close(),
    }
    const chain = await LedgerChain.open(alwaysTaken)
    await expect(chain.append(events('e', 1))).rejects.toMatchObject({
      name: 'AuditError',
      code: 'ledger-busy',
    })
  })
})
