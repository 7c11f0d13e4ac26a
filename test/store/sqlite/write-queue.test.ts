import { StoreError } from '../../../src/store/index.ts'
import { Connection } from '../../../src/store/sqlite/connection.ts'
import { WriteQueue } from '../../../src/store/sqlite/write-queue.ts'

let connection: Connection
let writes: WriteQueue

beforeEach(() => {
  connection = Connection.open(':memory:', 0)
  connection.execute('CREATE TABLE t (a UNIQUE)')
  writes = new WriteQueue(connection)
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
})
