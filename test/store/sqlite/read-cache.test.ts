import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Connection } from '../../../src/store/sqlite/connection.ts'
import { ReadCache } from '../../../src/store/sqlite/read-cache.ts'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'
import { thing, THINGS } from '../contract/place.ts'

let folder: string
const opened: { close(): void | Promise<void> }[] = []

async function open(): Promise<Store> {
  const store = await openSqliteStore({ path: join(folder, 'concordat.sqlite') })
  opened.push(store)
  return store
}

function connect(): Connection {
  const connection = Connection.open(join(folder, 'plain.sqlite'), 1000)
  opened.push(connection)
  connection.rows('PRAGMA journal_mode = WAL')
  connection.execute('CREATE TABLE IF NOT EXISTS "things" (id TEXT, revision INTEGER, body TEXT)')
  return connection
}

/** A reader that gives the same row each time, and counts how often it was asked. */
function reader(body = '{}'): { readonly asked: () => number; readonly read: () => unknown[] } {
  let asked = 0
  return {
    asked: () => asked,
    read: () => {
      asked += 1
      return ['a', asked, body]
    },
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-reads-'))
})

afterEach(async () => {
  for (const place of opened.splice(0)) await place.close()
  await rm(folder, { recursive: true })
})

describe('reads that are kept', () => {
  it('are read from the file once, also in later turns', async () => {
    const cache = new ReadCache(connect())
    const { asked, read } = reader()

    cache.document('things', 'a', read)
    await nextTurn()

    expect(cache.document('things', 'a', read)).toEqual(['a', 1, '{}'])
    expect(asked()).toBe(1)
  })

  it('are dropped by a write of the document, and pages by a write of any document of the collection', () => {
    const cache = new ReadCache(connect())
    const [document, page, other] = [reader(), reader(), reader()]
    const readAll = (): void => {
      cache.document('things', 'a', document.read)
      cache.rows('things', 'all', () => [page.read()])
      cache.rows('others', 'all', () => [other.read()])
    }

    readAll()
    cache.written('things', 'b')
    readAll()
    cache.written('things', 'a')
    readAll()

    expect([document.asked(), page.asked(), other.asked()]).toEqual([2, 3, 1])
  })

  it('go when another connection has written, in the next turn at the latest', async () => {
    const cache = new ReadCache(connect())
    const { asked, read } = reader()
    cache.document('things', 'a', read)

    connect().execute(`INSERT INTO "things" VALUES ('a', 1, '{}')`)
    await nextTurn()
    cache.document('things', 'a', read)

    expect(asked()).toBe(2)
  })

  it('take no more than their room: those unused for longest go first, and a very large one is not kept', () => {
    const cache = new ReadCache(connect())
    const large = reader('x'.repeat(100_000)) // twice as many bytes in memory
    for (let id = 0; id < 200; id += 1) cache.document('things', String(id), large.read)
    expect(large.asked()).toBe(200)

    cache.document('things', '199', large.read)
    expect(large.asked()).toBe(200)
    cache.document('things', '0', large.read)
    expect(large.asked()).toBe(201)

    const tooLarge = reader('x'.repeat(200_000))
    cache.document('things', 'large', tooLarge.read)
    cache.document('things', 'large', tooLarge.read)
    expect(tooLarge.asked()).toBe(2)
  })
})

describe('two stores on one file', () => {
  it('read what the other wrote, and what it removed, though they had read it before', async () => {
    const here = await (await open()).collection(THINGS)
    const there = await (await open()).collection(THINGS)
    await here.insert('a', thing('first'), [])
    expect((await there.get('a'))?.value.name).toBe('first')
    expect(await there.get('b')).toBeUndefined()
    expect((await there.find()).items).toHaveLength(1)

    await here.replace('a', 1, thing('second'), [])
    await here.insert('b', thing('third'), [])
    await nextTurn()
    expect(await there.get('a')).toMatchObject({ revision: 2, value: { name: 'second' } })
    expect((await there.get('b'))?.value.name).toBe('third')
    expect((await there.find()).items).toHaveLength(2)

    await here.remove('a', 2, [])
    await nextTurn()
    expect(await there.get('a')).toBeUndefined()
    expect((await there.find()).items.map(({ id }) => id)).toEqual(['b'])
  })

  it('keep no value that a caller has changed', async () => {
    const things = await (await open()).collection(THINGS)
    await things.insert('a', thing('first'), [])

    const read = await things.get('a')
    Object.assign(read?.value ?? {}, { name: 'changed' })

    expect((await things.get('a'))?.value.name).toBe('first')
  })
})
