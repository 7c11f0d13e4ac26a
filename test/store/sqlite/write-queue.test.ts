import { setImmediate as nextTurn } from 'node:timers/promises'
import { StoreError } from '../../../src/store/index.ts'
import { Connection } from '../../../src/store/sqlite/connection.ts'
import { WriteQueue } from '../../../src/store/sqlite/write-queue.ts'

let connection: Connection
let writes: WriteQueue
let syncing: Promise<void>

beforeEach(() => {
  connection = Connection.open(':memory:', 0)
  syncing = Promise.resolve()
  connection.execute('CREATE TABLE t (a UNIQUE)')
  writes = new WriteQueue(connection, { sync: () => syncing })
})

afterEach(() => connection.close())

function insert(value: string): number {
  return connection.run('INSERT INTO t VALUES (?)', value)
}

function all(): readonly unknown[] {
  return connection.rows('SELECT a FROM t ORDER BY rowid').map(([value]) => value)
}

describe('the write queue', () => {
  it('lets a refused write fail alone and without a trace', async () => {
    const settled = await Promise.allSettled([
      writes.submit(() => insert('a')),
      writes.submit(() => {
        insert('half')
        throw new StoreError('stale-revision', 'refused')
      }),
      writes.submit(() => insert('b')),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(all()).toEqual(['a', 'b'])
  })

  it('commits what arrives together together, in the order of arrival', async () => {
    const insides: boolean[] = []
    let commits = 0
    await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        writes
          .submit(() => {
            insides.push(connection.inTransaction)
            if (connection.rows('SELECT count(*) FROM t')[0]?.[0] === index) insert(`v${index}`)
          })
          .then(() => {
            if (index % 256 === 0) commits += 1
          }),
      ),
    )
    expect(insides).toEqual(Array.from({ length: 300 }, () => true))
    expect(commits).toBe(2)
    expect(all()).toHaveLength(300)
  })

  it('refuses everything under way when the disk is full, and goes on when it no longer is', async () => {
    await writes.submit(() => insert('kept'))
    const pages = Number(connection.rows('PRAGMA page_count')[0]?.[0])
    connection.rows(`PRAGMA max_page_count = ${pages}`)
    const settled = await Promise.allSettled([
      writes.submit(() => insert('small')),
      writes.submit(() => insert('x'.repeat(100_000))),
    ])
    for (const outcome of settled) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
      expect(String((outcome as PromiseRejectedResult).reason)).toMatch(/is full: free some space/)
    }
    expect(all()).toEqual(['kept'])
    connection.rows('PRAGMA max_page_count = 1000000')
    await writes.submit(() => insert('again'))
    expect(all()).toEqual(['kept', 'again'])
  })

  it('lets a mistake in the work rise as it is, and undoes the work', async () => {
    const mistake = writes.submit(() => {
      insert('half')
      throw new TypeError('a bug')
    })
    await expect(mistake).rejects.toThrow(new TypeError('a bug'))
    expect(all()).toEqual([])
  })

  it('tells of a write, and of what it changed, when the disk has taken it, and not before', async () => {
    const disk = slowDisk()
    syncing = disk.syncing
    const told: string[] = []
    const write = writes
      .submit(() => {
        insert('a')
        writes.changes('letters')
      })
      .then(() => told.push('the write'))
    await turns()
    const read = writes.synced('letters').then(() => told.push('who read it'))
    await writes.synced('digits')
    expect([all(), told]).toEqual([['a'], []])
    disk.done()
    await Promise.all([write, read])
    expect(told.toSorted()).toEqual(['the write', 'who read it'])
  })

  it('carries out together what comes while the disk takes the writes before', async () => {
    const disk = slowDisk()
    syncing = disk.syncing
    const first = writes.submit(() => insert('a'))
    await turns()
    syncing = Promise.resolve()
    const others = ['b', 'c'].map((value) => writes.submit(() => insert(value)))
    await turns()
    expect(all()).toEqual(['a'])
    disk.done()
    await Promise.all([first, ...others])
    expect(all()).toEqual(['a', 'b', 'c'])
  })

  it('takes nothing more, and tells nothing of what it changed, once the disk has failed', async () => {
    const failure = new StoreError('unavailable', 'The disk is gone.')
    syncing = Promise.reject(failure)
    syncing.catch(() => undefined) // awaited only once the write is under way
    const lost = writes.submit(() => {
      insert('a')
      writes.changes('letters')
    })
    await expect(lost).rejects.toMatchObject({ code: 'outcome-unknown', cause: failure })
    await expect(writes.synced('letters')).rejects.toBe(failure)
    syncing = Promise.resolve()
    await expect(writes.submit(() => insert('b'))).rejects.toBe(failure)
    await expect(writes.synced('letters')).rejects.toBe(failure)
    expect(all()).toEqual(['a'])
  })
})

/** A disk that takes what it is given once it is told to. */
function slowDisk(): { readonly syncing: Promise<void>; done(): void } {
  let done = (): void => undefined
  const syncing = new Promise<void>((resolve) => {
    done = resolve
  })
  return { syncing, done: () => done() }
}

/** Until what is waiting has been carried out, and waits for the disk. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await nextTurn()
}
