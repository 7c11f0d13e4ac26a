import { createHash } from 'node:crypto'
import type { LedgerQuery } from '../../src/audit/index.ts'
import { canonicalJson } from '../../src/audit/canonical-json.ts'
import type { Outbox, Store } from '../../src/store/index.ts'
import { createLedger, loadOrCreateSigningKey, signingKeyFor } from '../../src/audit/index.ts'
import { type LedgerPlace, makeLedgerPlace } from './ledger-place.ts'

let place: LedgerPlace

beforeEach(async () => {
  place = await makeLedgerPlace()
})

afterEach(() => place.dispose())

describe('the ledger', () => {
  it('shows a write at once, newest first, with all that its event says', async () => {
    const { ledger, happen } = await place.open()
    await happen(2)
    await happen(1, () => ({
      actor: { kind: 'token', id: 'token:7', name: 'CI' },
      onBehalfOf: 'architect',
      reason: 'because',
      change: { from: null, to: [1, { a: 'ü' }] },
    }))
    const { items, next } = await ledger.read()
    expect(next).toBeUndefined()
    expect(items.map(({ sequence, id }) => [sequence, id])).toEqual([
      [3, 'event 3'],
      [2, 'event 2'],
      [1, 'event 1'],
    ])
    const { hash, previousHash, ...rest } = items[0] ?? { hash: '', previousHash: '' }
    expect(rest).toEqual({
      sequence: 3,
      id: 'event 3',
      at: '2026-01-01T00:00:03.000Z',
      actor: { kind: 'token', id: 'token:7', name: 'CI' },
      onBehalfOf: 'architect',
      action: 'note.written',
      subject: 'note:3',
      reason: 'because',
      change: { from: null, to: [1, { a: 'ü' }] },
    })
    expect(previousHash).toBe(items[1]?.hash)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(items[2]?.previousHash).toBe('0'.repeat(64))
  })

  it('has hashes that anybody can recompute from the entries', async () => {
    const { ledger, happen } = await place.open()
    await happen(5)
    for (const { hash, ...entry } of (await ledger.read()).items)
      expect(createHash('sha256').update(canonicalJson(entry)).digest('hex')).toBe(hash)
  })

  it('is filtered by subject, action, actor and time, both ends included', async () => {
    const { ledger, happen } = await place.open()
    await happen(6, (number) => ({
      action: number % 2 === 0 ? 'note.written' : 'note.read',
      actor: { kind: 'person', id: number < 4 ? 'account:ada' : 'account:ben', name: 'x' },
    }))
    const ids = async (query: LedgerQuery): Promise<readonly number[]> =>
      (await ledger.read(query)).items.map(({ sequence }) => sequence)
    expect(await ids({ subject: 'note:4' })).toEqual([4])
    expect(await ids({ subject: 'note:' })).toEqual([])
    expect(await ids({ action: 'note.read' })).toEqual([5, 3, 1])
    expect(await ids({ action: 'note.read', actor: 'account:ben' })).toEqual([5])
    expect(await ids({ from: '2026-01-01T00:00:02Z', to: '2026-01-01T00:00:04.000Z' })).toEqual([
      4, 3, 2,
    ])
    expect(await ids({ to: '2026-01-01T01:00:01+01:00' })).toEqual([1])
    expect(await ids({ from: undefined, subject: undefined })).toHaveLength(6)
    await expect(ledger.read({ from: 'yesterday' })).rejects.toMatchObject({
      code: 'invalid-query',
    })
    await expect(ledger.read({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid-query' })
  })

  it('is read page by page while it grows', async () => {
    const { ledger, happen } = await place.open()
    await happen(7)
    const first = await ledger.read({ limit: 3 })
    await happen(5)
    const second = await ledger.read({ limit: 3, cursor: first.next })
    const third = await ledger.read({ limit: 3, cursor: second.next })
    expect(
      [first, second, third].map(({ items }) => items.map(({ sequence }) => sequence)),
    ).toEqual([[7, 6, 5], [4, 3, 2], [1]])
    expect(third.next).toBeUndefined()
  })

  it('holds an event once when a crash came between appending and acknowledging', async () => {
    const { store, happen } = await place.open()
    await happen(3)
    const forgetful: Outbox = {
      pending: (limit) => store.outbox.pending(limit),
      acknowledge: () => Promise.reject(new Error('crash')),
    }
    const crashing: Store = {
      contents: store.contents,
      outbox: forgetful,
      collection: (declaration) => store.collection(declaration),
      snapshot: () => store.snapshot(),
      ping: () => store.ping(),
      close: () => store.close(),
    }
    const signingKey = await loadOrCreateSigningKey(`${place.folder}/key.pem`)
    const clock = (): Date => new Date(0)
    const ledger = await createLedger({ store: crashing, clock, signingKey })
    await expect(ledger.relay()).rejects.toThrow('crash')
    await expect(ledger.relay()).rejects.toThrow('crash')
    expect(await store.outbox.pending(10)).toHaveLength(3)

    const after = await place.open()
    await after.happen(1)
    const { items } = await after.ledger.read()
    expect(items.map(({ id }) => id)).toEqual(['event 4', 'event 3', 'event 2', 'event 1'])
    expect(await store.outbox.pending(10)).toEqual([])
    expect((await after.ledger.verify()).ok).toBe(true)
  })

  it('stays one chain when four processes relay and sign at once', async () => {
    const processes = await Promise.all(Array.from({ length: 4 }, () => place.open()))
    await Promise.all(
      processes.map(async ({ ledger, happen }) => {
        for (let round = 0; round < 15; round += 1) {
          await happen(5)
          await ledger.relay()
        }
      }),
    )
    await Promise.all(processes.map(({ ledger }) => ledger.close()))
    const { ok, entries, problem, unsigned, keys } = await (await place.open()).ledger.verify()
    expect({ ok, entries, problem, unsigned, keys: keys.length }).toEqual({
      ok: true,
      entries: 300,
      problem: undefined,
      unsigned: 0,
      keys: 1,
    })
  })

  it('is relayed for all who ask at once, each seeing what was written before', async () => {
    const { ledger, happen } = await place.open()
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        await happen(1, () => ({ subject: `mine:${index}` }))
        expect((await ledger.read({ subject: `mine:${index}` })).items).toHaveLength(1)
      }),
    )
    expect((await ledger.verify()).entries).toBe(30)
  })

  it('is signed every so many entries, and at closing', async () => {
    const { ledger, happen } = await place.open('key', 10)
    await happen(9)
    expect(await ledger.verify()).toMatchObject({ ok: true, checkpoints: 0, unsigned: 9 })
    await happen(1)
    expect(await ledger.verify()).toMatchObject({ ok: true, checkpoints: 1, unsigned: 0 })
    await happen(3)
    expect(await ledger.verify()).toMatchObject({ ok: true, checkpoints: 1, unsigned: 3 })
    await ledger.close()
    await ledger.close()
    const { items } = await ledger.read({ limit: 1 })
    expect(await ledger.verify()).toMatchObject({
      ok: true,
      entries: 13,
      checkpoints: 2,
      unsigned: 0,
      head: items[0]?.hash,
    })
  })

  it('records a new key before anything is signed with it', async () => {
    const before = await place.open('old')
    await before.happen(3)
    await before.ledger.close()
    const after = await place.open('new')
    await after.happen(1)
    await after.ledger.close()
    const { items } = await after.ledger.read()
    expect(items.map(({ action }) => action)).toEqual([
      'ledger.key-rotated',
      'note.written',
      'note.written',
      'note.written',
      'note.written',
    ])
    const { ok, keys } = await after.ledger.verify()
    expect(ok).toBe(true)
    expect(items[0]?.change).toEqual({ from: keys[0], to: keys[1] })
  })

  it('is not signed with a key that was replaced, by a server that did not notice', async () => {
    const running = await place.open('old', 2)
    await running.happen(2)
    await running.ledger.relay()
    await (await place.open('new', 2)).ledger.close()
    await running.happen(4)
    await running.ledger.relay()
    expect(running.ledger.trouble()).toMatch(/ was replaced by .* \(entry 3\), and signs nothing/)
    const { ok, entries, unsigned, keys } = await running.ledger.verify()
    expect({ ok, entries, unsigned, keys: keys.length }).toEqual({
      ok: true,
      entries: 7,
      unsigned: 4,
      keys: 2,
    })
    await expect(signingKeyFor(running.store, `${place.folder}/old.pem`)).rejects.toMatchObject({
      code: 'signing-key-retired',
    })
    expect((await signingKeyFor(running.store, `${place.folder}/new.pem`)).publicKey).toBe(keys[1])
  })

  it('is whole when it is empty', async () => {
    const { ledger } = await place.open()
    await ledger.close()
    expect(await ledger.verify()).toEqual({
      ok: true,
      entries: 0,
      checkpoints: 0,
      unsigned: 0,
      head: '0'.repeat(64),
      keys: [],
    })
  })
})
