import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { StoreError } from '../port.ts'
import { isBusy, isSqliteFailure, toStoreError } from './sqlite-problems.ts'

/** What may be bound to a statement. Never a boolean: the driver ends the whole process over one. */
export type Bindable = string | number | Uint8Array | null

/** Milliseconds that SQLite itself waits for a lock; it holds up the whole process, so only a moment. */
const driverPatience = 20
/** Milliseconds between tries after that, while the process goes on with other work. */
const retryPause = 25

/** Statements kept prepared; the questions a program asks are few, but their number has no bound of its own. */
const maximumStatements = 500

/**
 * One connection with its prepared statements. All statements run to their end at once, so nothing of
 * this process can come between the statements of a transaction.
 *
 * Several processes may have the file open: WAL lets readers go on beside one writer, and whoever finds
 * the lock taken waits.
 */
export class Connection {
  readonly path: string
  readonly #patience: number
  readonly #statements = new Map<string, Database.Statement>()
  #database: Database.Database | undefined

  private constructor(path: string, patience: number, database: Database.Database) {
    this.path = path
    this.#patience = patience
    this.#database = database
  }

  /**
   * @param path A file, made with its folder when absent, or `:memory:`.
   * @param patience Milliseconds to wait for another process's lock.
   * @throws StoreError `unavailable`.
   */
  static open(path: string, patience: number): Connection {
    try {
      if (path !== ':memory:') makeFile(path)
      return new Connection(path, patience, new Database(path, { timeout: driverPatience }))
    } catch (error) {
      throw toStoreError(error, path)
    }
  }

  /** Rows as arrays of columns. Select no text but ids and bodies: the driver cuts text off at NUL. */
  rows(sql: string, ...parameters: readonly Bindable[]): readonly (readonly unknown[])[] {
    return this.#statement(sql).raw(true).all(parameters) as unknown[][]
  }

  /** The first row of `rows`; half as dear, as the driver makes no list of it. */
  row(sql: string, ...parameters: readonly Bindable[]): readonly unknown[] | undefined {
    return this.#statement(sql).raw(true).get(parameters) as unknown[] | undefined
  }

  /** The number of rows that were changed. */
  run(sql: string, ...parameters: readonly Bindable[]): number {
    return this.#statement(sql).run(parameters).changes
  }

  /** Runs text that is not worth keeping prepared, such as the making of a table. */
  execute(sql: string): void {
    this.#open().exec(sql)
  }

  /**
   * All or nothing. The lock for writing is taken at the start, so that nothing read within can be stale.
   * @throws whatever `work` throws; then nothing has happened.
   */
  transaction<T>(work: () => T): T {
    // Not a kept statement: one that found the lock taken would go on reading the data as it was then.
    this.execute('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.run('COMMIT')
      return result
    } catch (error) {
      // After some failures, a full disk for one, SQLite has rolled back by itself.
      if (this.inTransaction) this.run('ROLLBACK')
      throw error
    }
  }

  /** Like a transaction, within one: what throws leaves no trace, and the rest goes on. */
  savepoint<T>(work: () => T): T {
    this.run('SAVEPOINT part')
    try {
      const result = work()
      this.run('RELEASE part')
      return result
    } catch (error) {
      if (this.inTransaction) {
        this.run('ROLLBACK TO part')
        this.run('RELEASE part')
      }
      throw error
    }
  }

  get inTransaction(): boolean {
    return this.#open().inTransaction
  }

  /**
   * Does the work, again and again while another process holds the lock that it needs.
   * @throws StoreError for every failure of SQLite; what else the work throws, as it is.
   */
  async attempt<T>(work: () => T): Promise<T> {
    const deadline = performance.now() + this.#patience
    for (;;) {
      try {
        return work()
      } catch (error) {
        if (!isSqliteFailure(error)) throw error
        if (!isBusy(error) || performance.now() > deadline) throw toStoreError(error, this.path)
      }
      await new Promise((resolve) => setTimeout(resolve, retryPause))
    }
  }

  /** Moves what the write-ahead log holds into the file, and lets go of it. */
  close(): void {
    if (this.#database === undefined) return
    try {
      // Another process may be reading; then its own close moves the rest.
      this.rows('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      if (!isBusy(error)) throw toStoreError(error, this.path)
    } finally {
      this.abandon()
    }
  }

  /** Lets go of a file that is not to be touched. */
  abandon(): void {
    // The driver lets go of the file only once the statements are gone as well.
    this.#statements.clear()
    this.#database?.close()
    this.#database = undefined
  }

  #statement(sql: string): Database.Statement {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#open().prepare(sql)
    if (this.#statements.size === maximumStatements) {
      const [oldest] = this.#statements.keys()
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    this.#statements.set(sql, statement)
    return statement
  }

  #open(): Database.Database {
    if (this.#database === undefined) throw new StoreError('unavailable', 'The store is closed.')
    return this.#database
  }
}

/** The file holds what not everybody may read; SQLite gives its companions the same rights. */
function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', 0o600))
}
