import { checkDeclaration, indexDefinition } from '../declaration.ts'
import {
  type Collection,
  type CollectionDeclaration,
  type ContentStore,
  type Outbox,
  type Store,
} from '../port.ts'
import { prepareTables } from './collection-tables.ts'
import { Connection } from './connection.ts'
import { ReadCache } from './read-cache.ts'
import { prepareSchema } from './schema.ts'
import { SqliteCollection } from './sqlite-collection.ts'
import { SqliteContents } from './sqlite-contents.ts'
import { SqliteOutbox } from './sqlite-outbox.ts'
import { WriteAheadLog } from './write-ahead-log.ts'
import { WriteQueue } from './write-queue.ts'

/** Milliseconds that a read or write waits for another process to let go of the file. */
const defaultPatience = 5000

export interface SqliteStoreOptions {
  /** The data file, made with its folder when absent; `:memory:` for one that ends with the process. */
  readonly path: string
  /** Milliseconds to wait for another process's lock before a call rejects as `unavailable`; 5000. */
  readonly patience?: number
}

/** One file of SQLite, in WAL mode, with every acknowledged write on the disk. */
export class SqliteStore implements Store {
  readonly contents: ContentStore
  readonly outbox: Outbox
  readonly #connection: Connection
  readonly #log: WriteAheadLog
  readonly #writes: WriteQueue
  readonly #cache: ReadCache
  /** A read transaction is open for as long as the store is: it shows what was there at its beginning. */
  readonly #isSnapshot: boolean
  readonly #indexes = new Map<string, string>()
  #closing: Promise<void> | undefined

  private constructor(connection: Connection, log: WriteAheadLog, isSnapshot: boolean) {
    this.#connection = connection
    this.#log = log
    this.#isSnapshot = isSnapshot
    this.#writes = new WriteQueue(connection, log)
    this.#cache = new ReadCache(connection)
    this.contents = new SqliteContents(connection, this.#writes)
    this.outbox = new SqliteOutbox(connection, this.#writes)
  }

  /** @throws StoreError `newer-schema`, `unavailable`. */
  static async open(options: SqliteStoreOptions): Promise<SqliteStore> {
    const connection = Connection.open(options.path, options.patience ?? defaultPatience)
    try {
      await prepareSchema(connection)
      return new SqliteStore(connection, await WriteAheadLog.open(connection), false)
    } catch (error) {
      connection.abandon()
      throw error
    }
  }

  async collection<T>(declaration: CollectionDeclaration<T>): Promise<Collection<T>> {
    const checked = checkDeclaration(declaration)
    const definition = JSON.stringify(
      declaration.indexes.map((index) => [index.name, indexDefinition(index)]),
    )
    const opened = this.#indexes.get(declaration.name)
    if (opened !== undefined && opened !== definition)
      throw new Error(`Collection "${declaration.name}" is declared twice, with other indexes`)
    if (opened === undefined && !this.#isSnapshot) {
      await this.#writes.submit(() => prepareTables(this.#connection, checked))
      this.#indexes.set(declaration.name, definition)
    }
    return new SqliteCollection(checked, this.#connection, this.#writes, this.#cache)
  }

  /** A second connection, which WAL shows the moment at which its read transaction began. */
  async snapshot(): Promise<Store | undefined> {
    const { path } = this.#connection
    if (path === ':memory:') return undefined
    const connection = Connection.open(path, defaultPatience)
    try {
      connection.execute('BEGIN')
      await connection.attempt(() => connection.rows('SELECT count(*) FROM _index'))
      await this.#writes.allSynced()
      return new SqliteStore(connection, this.#log, true)
    } catch (error) {
      connection.abandon()
      throw error
    }
  }

  async ping(): Promise<void> {
    await this.#connection.attempt(() => this.#connection.rows('SELECT count(*) FROM _index'))
  }

  close(): Promise<void> {
    this.#closing ??= this.#end()
    return this.#closing
  }

  async #end(): Promise<void> {
    await this.#writes.settled()
    if (this.#isSnapshot) {
      this.#connection.abandon()
      return
    }
    await this.#log.close()
    this.#connection.close()
  }
}
