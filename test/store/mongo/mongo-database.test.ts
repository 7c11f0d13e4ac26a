import mongoose from 'mongoose'
import { createLedger, loadOrCreateSigningKey } from '../../../src/audit/index.ts'
import { openMongoStore } from '../../../src/store/index.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { event, problem, thing, THINGS } from '../contract/place.ts'
import { makeMongoPlace, mongodbUri } from './mongo-place.ts'

it('a server that cannot be reached is unavailable, and its credentials are not told', async () => {
  const opening = openMongoStore({ uri: 'mongodb://ada:secret@127.0.0.1:1/concordat' })
  const error: unknown = await opening.catch((reason: unknown) => reason)
  expect(error).toMatchObject(problem('unavailable'))
  expect(String(error)).toMatch(/MongoDB cannot be reached.*check its address/)
  expect(String(error)).not.toMatch(/secret|ada/)
}, 20_000)

const describeWithServer = mongodbUri === undefined ? describe.skip : describe

describeWithServer('a database of MongoDB (needs a server in MONGODB_URI)', () => {
  let place: Awaited<ReturnType<typeof makeMongoPlace>>
  let connection: mongoose.Connection

  beforeEach(async () => {
    place = await makeMongoPlace()
    connection = await mongoose
      .createConnection(mongodbUri ?? '', { dbName: place.database })
      .asPromise()
  })

  afterEach(async () => {
    await connection.close()
    await place.dispose()
  })

  it('is refused when a newer version wrote it, and nothing in it is changed', async () => {
    const meta = connection.collection<{ _id: string; version: number }>('_meta')
    await meta.insertOne({ _id: 'schema', version: 99 })
    await expect(place.open()).rejects.toMatchObject(problem('newer-schema'))
    await expect(place.open()).rejects.toThrow(/data version 99, this one knows up to 1/)
    expect((await connection.listCollections()).map(({ name }) => name)).toEqual(['_meta'])
  })

  it('holds nothing of a removed document once its events are acknowledged', async () => {
    const store = await place.open()
    const things = await store.collection(THINGS)
    const stored = connection.collection<{ _id: string }>('things')
    await things.insert('a', thing('one', { tags: ['x'], files: [{ digest: 'f' }] }), [event('e1')])
    await things.remove('a', 1, [event('e2')])
    expect(await stored.findOne({ _id: 'a' })).toEqual({
      _id: 'a',
      revision: 0,
      outbox: ['e1', 'e2'].map((id) => ({
        id,
        at: '2026-01-01T00:00:00.000Z',
        order: expect.any(Number) as number,
        text: JSON.stringify(event(id)),
      })),
    })
    await expect(things.replace('a', 0, thing('x'), [])).rejects.toMatchObject(problem('not-found'))
    await expect(things.remove('a', 0, [])).rejects.toMatchObject(problem('not-found'))
    expect(await things.insertInOrder([{ id: 'b', value: thing('b') }])).toBe(1)
    await store.outbox.acknowledge(['e1', 'e2'])
    expect(await stored.findOne({ _id: 'a' })).toBeNull()
    await things.remove('b', 1, [])
    expect(await stored.countDocuments()).toBe(0)
  })

  it('lets ordered insertion write over tombstones', async () => {
    const store = await place.open()
    const things = await store.collection(THINGS)
    await things.insert('b', thing('b'), [])
    await things.remove('b', 1, [event('e')])
    const documents = ['a', 'b', 'c'].map((id) => ({ id, value: thing(id) }))
    expect(await things.insertInOrder(documents)).toBe(3)
    expect(await things.count()).toBe(3)
    expect(await store.outbox.pending(10)).toEqual([event('e')])
  })

  it('keeps events of collections that this process has not opened', async () => {
    const first = await place.open()
    await (await first.collection(THINGS)).insert('a', thing('one'), [event('e')])
    const second = await place.open()
    expect(await second.outbox.pending(10)).toEqual([event('e')])
    await second.outbox.acknowledge(['e'])
    expect(await first.outbox.pending(10)).toEqual([])
  })

  it('notices when a content was damaged', async () => {
    const store = await place.open()
    const digest = await store.contents.put(Buffer.from('content '.repeat(1000)))
    await connection
      .collection<{ _id: string }>('_content-pieces')
      .deleteOne({ _id: `${digest}/0` })
    await expect(store.contents.get(digest)).rejects.toMatchObject(problem('unavailable', digest))
  })

  it('carries one chain when three processes relay and sign at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'concordat-ledger-'))
    const signingKey = await loadOrCreateSigningKey(join(folder, 'key.pem'))
    const clock = (): Date => new Date(0)
    const options = { clock, signingKey, checkpointEvery: 10 }
    const processes = await Promise.all(
      [1, 2, 3].map(async (number) => {
        const store = await place.open()
        const things = await store.collection(THINGS)
        return { number, things, ledger: await createLedger({ store, ...options }) }
      }),
    )
    await Promise.all(
      processes.map(async ({ number, things, ledger }) => {
        for (let round = 0; round < 20; round += 1) {
          const id = `${number}-${round}`
          await things.insert(id, thing(id), [event(id)])
          await ledger.relay()
        }
        await ledger.close()
      }),
    )
    const verification = await processes[0]?.ledger.verify()
    expect(verification).toMatchObject({ ok: true, entries: 60, unsigned: 0 })
    await rm(folder, { recursive: true })
  }, 60_000)
})
