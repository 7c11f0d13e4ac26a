import type { Connection } from './connection.ts'
import type { WriteQueue } from './write-queue.ts'

/**
 * Removes by the work, in a transaction of the queue. What was freed is overwritten, and what still stands in the log is
 * taken over into the file, so that nobody who reads the file finds the bytes. Another process that is reading keeps the
 * log a while; the next checkpoint empties it.
 * @throws StoreError
 */
export async function removeForGood(
  connection: Connection,
  writes: WriteQueue,
  work: () => void,
): Promise<void> {
  await writes.submit(() => {
    connection.execute('PRAGMA secure_delete = ON')
    try {
      work()
    } finally {
      connection.execute('PRAGMA secure_delete = OFF')
    }
  })
  await connection.attempt(() => connection.rows('PRAGMA wal_checkpoint(TRUNCATE)'))
}
