import { compress, decompress, type Encoding } from '../compression.ts'
import { digestOf, isDigest } from '../digest.ts'
import { type ContentStore, StoreError } from '../port.ts'
import type { Connection } from './connection.ts'
import { removeForGood } from './remove-for-good.ts'
import type { WriteQueue } from './write-queue.ts'

/** Contents as compressed blobs beside the documents, in the same file and as durable. */
export class SqliteContents implements ContentStore {
  readonly #connection: Connection
  readonly #writes: WriteQueue

  constructor(connection: Connection, writes: WriteQueue) {
    this.#connection = connection
    this.#writes = writes
  }

  async put(bytes: Uint8Array): Promise<string> {
    const digest = digestOf(bytes)
    if (await this.has(digest)) return digest
    const compressed = await compress(bytes)
    await this.#writes.submit(() => {
      this.#connection.run(
        `INSERT INTO _content (digest, encoding, size, bytes) VALUES (?, ?, ?, ?)
           ON CONFLICT (digest) DO NOTHING`,
        digest,
        compressed.encoding,
        bytes.byteLength,
        compressed.bytes,
      )
      this.#writes.changes(digest)
    })
    return digest
  }

  async get(digest: string): Promise<Uint8Array | undefined> {
    if (!isDigest(digest)) return undefined
    const row = await this.#connection.attempt(() =>
      this.#connection.row('SELECT encoding, size, bytes FROM _content WHERE digest = ?', digest),
    )
    await this.#writes.synced(digest)
    if (row === undefined) return undefined
    const [encoding, size, stored] = row as readonly [Encoding, number, Uint8Array]
    try {
      const bytes = await decompress({ encoding, bytes: stored }, size)
      if (digestOf(bytes) === digest) return bytes
    } catch (error) {
      throw damaged(digest, error)
    }
    throw damaged(digest, undefined)
  }

  async has(digest: string): Promise<boolean> {
    if (!isDigest(digest)) return false
    const row = await this.#connection.attempt(() =>
      this.#connection.row('SELECT 1 FROM _content WHERE digest = ?', digest),
    )
    await this.#writes.synced(digest)
    return row !== undefined
  }

  async remove(digest: string): Promise<void> {
    if (!isDigest(digest)) return
    await removeForGood(this.#connection, this.#writes, () => {
      this.#connection.run('DELETE FROM _content WHERE digest = ?', digest)
      this.#writes.changes(digest)
    })
  }
}

function damaged(digest: string, cause: unknown): StoreError {
  return new StoreError(
    'unavailable',
    `The content ${digest} is damaged: restore it from a backup.`,
    digest,
    { cause },
  )
}
