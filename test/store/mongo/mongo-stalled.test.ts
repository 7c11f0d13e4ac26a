import { openMongoStore, type Store } from '../../../src/store/index.ts'
import { openLink, type Link } from '../../reliability/support/link.ts'
import { event, problem, thing, THINGS } from '../contract/place.ts'
import { makeMongoPlace, mongodbUri } from './mongo-place.ts'

const describeWithServer = mongodbUri === undefined ? describe.skip : describe

describeWithServer('a database of MongoDB that stalls (needs a server in MONGODB_URI)', () => {
  let place: Awaited<ReturnType<typeof makeMongoPlace>>
  let link: Link
  let store: Store

  beforeEach(async () => {
    const server = new URL(mongodbUri ?? '')
    place = await makeMongoPlace()
    link = await openLink(server.hostname, Number(server.port || 27_017))
    const uri = `mongodb://${link.address}/?directConnection=true`
    store = await openMongoStore({ uri, database: place.database })
  })

  afterEach(async () => {
    link.mend()
    await store.close()
    await link.close()
    await place.dispose()
  })

  it('is unavailable to who asks, and does not tell of a write what nobody knows', async () => {
    const things = await store.collection(THINGS)
    await things.insert('a', thing('a'), [])
    await things.insert('b', thing('b'), [])
    // So that there is a connection for each.
    await Promise.all(Array.from({ length: 50 }, () => things.find()))
    link.stall()
    const outcomes = await Promise.allSettled([
      store.ping(),
      things.get('a'),
      things.find(),
      store.contents.get(`sha256:${'0'.repeat(64)}`),
      store.outbox.pending(10),
      things.insert('c', thing('c'), [event('e1')]),
      things.insertInOrder([{ id: 'd', value: thing('d') }]),
      things.replace('a', 1, thing('other'), [event('e2')]),
      things.remove('b', 1, [event('e3')]),
    ])
    expect(outcomes).toMatchObject(
      [
        ...Array<'unavailable'>(5).fill('unavailable'),
        ...Array<'outcome-unknown'>(4).fill('outcome-unknown'),
      ].map((code) => ({ status: 'rejected', reason: problem(code) })),
    )
    link.mend()
    // They were under way: the server makes them when it goes on.
    const made = async (): Promise<string[]> =>
      (await things.find()).items.map(({ value }) => value.name)
    const deadline = Date.now() + 20_000
    while ((await made()).length !== 3 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await made()).toEqual(['other', 'c', 'd'])
  }, 60_000)

  it('does not tell of a write whose connection broke that it was not made', async () => {
    const things = await store.collection(THINGS)
    await things.insert('a', thing('a'), [])
    link.stall()
    const written = things.insert('b', thing('b'), [event('e1')])
    const read = things.get('a')
    written.catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 200))
    link.cut()
    await expect(written).rejects.toMatchObject(problem('outcome-unknown'))
    await expect(read).rejects.toMatchObject(problem('unavailable'))
  }, 60_000)
})
