import { type FileHandle, open } from 'node:fs/promises'
import { StoreError } from '../port.ts'
import type { Connection } from './connection.ts'

/**
 * The log of a file in WAL mode. It is brought to the disk here and no longer by SQLite at each commit, which would hold
 * up the whole process for as long as the disk takes; SQLite still does so where it moves the log into the file.
 */
export class WriteAheadLog {
  readonly #path: string
  /** Absent for a store in memory. */
  readonly #file: FileHandle | undefined

  private constructor(path: string, file: FileHandle | undefined) {
    this.#path = path
    this.#file = file
  }

  /**
   * @param connection in WAL mode; from now on its commits are on the disk only after `sync`
   * @throws StoreError `unavailable`
   */
  static async open(connection: Connection): Promise<WriteAheadLog> {
    const path = `${connection.path}-wal`
    if (connection.path === ':memory:') return new WriteAheadLog(path, undefined)
    try {
      connection.execute('PRAGMA synchronous = NORMAL')
      // SQLite makes the log anew only after the last connection is gone; its locks lie on other files than this one.
      return new WriteAheadLog(path, await open(path, 'r+'))
    } catch (error) {
      throw failed(path, 'cannot be opened: check the rights on its folder', error)
    }
  }

  /**
   * Resolves when all that was committed before is on the disk.
   * @throws StoreError `unavailable`: it is not known what of it is, and asking again would not tell
   */
  async sync(): Promise<void> {
    try {
      await this.#file?.datasync()
    } catch (error) {
      throw failed(this.#path, 'could not be brought to the disk: check it, and start again', error)
    }
  }

  async close(): Promise<void> {
    await this.#file?.close()
  }
}

function failed(path: string, what: string, cause: unknown): StoreError {
  const { message } = cause as Error
  return new StoreError('unavailable', `${path} ${what} (${message}).`, undefined, { cause })
}
