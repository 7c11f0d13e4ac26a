import { setImmediate } from 'node:timers'
import type { Connection } from './connection.ts'

/** Bytes that the answers kept may take, about; the oldest unused go first. */
const maximumBytes = 32 * 1024 * 1024
/** An answer larger than this is not kept, so that one large page does not push out all small ones. */
const maximumAnswerBytes = 256 * 1024
/** What an entry takes beside its key and its answer. */
const entryBytes = 200

type Row = readonly unknown[]

interface Entry {
  readonly answer: unknown
  readonly bytes: number
}

/**
 * Documents and pages of the file that still hold, so that what one request reads ten times is read once.
 *
 * Every write of this connection drops the document that it changes, and all pages of its collection, within its own
 * transaction: nothing from before a write is given after it. What other connections wrote, of this process or of
 * another, is noticed by SQLite's `data_version`, which is asked once in each turn of the event loop: it is seen in the
 * next turn at the latest. Rows are kept as the file gave them, so that whoever reads one parses values of his own.
 */
export class ReadCache {
  readonly #connection: Connection
  readonly #entries = new Map<string, Entry>()
  /** How often each collection was written by this connection. */
  readonly #writes = new Map<string, number>()
  #bytes = 0
  #version: unknown
  #isVerified = false

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The row of a document, also when there is none; `read` must not wait for anything. */
  document(collection: string, id: string, read: () => Row | undefined): Row | undefined {
    return this.#answer(documentKey(collection, id), read, (row) =>
      row === undefined ? 0 : bytesOf(row),
    )
  }

  /** The rows that a question about a collection has as its answer; `read` must not wait for anything. */
  rows(collection: string, question: string, read: () => readonly Row[]): readonly Row[] {
    const key = `${collection}\0${this.#writes.get(collection) ?? 0}\0${question}`
    return this.#answer(key, read, (rows) => rows.reduce((sum, row) => sum + bytesOf(row), 0))
  }

  /** To be called within the transaction that writes the document. */
  written(collection: string, id: string): void {
    this.#drop(documentKey(collection, id))
    this.#writes.set(collection, (this.#writes.get(collection) ?? 0) + 1)
  }

  #answer<T>(key: string, read: () => T, sizeOf: (answer: T) => number): T {
    this.#verify()
    const kept = this.#entries.get(key)
    if (kept !== undefined) {
      // A map keeps the order in which keys were added: the first is the one unused for longest.
      this.#entries.delete(key)
      this.#entries.set(key, kept)
      return kept.answer as T
    }
    const answer = read()
    this.#keep(key, answer, sizeOf(answer))
    return answer
  }

  #verify(): void {
    if (this.#isVerified) return
    const version = this.#connection.row('PRAGMA data_version')?.[0]
    if (version !== this.#version) {
      this.#entries.clear()
      this.#bytes = 0
    }
    this.#version = version
    this.#isVerified = true
    setImmediate(() => {
      this.#isVerified = false
    })
  }

  #keep(key: string, answer: unknown, answerBytes: number): void {
    const bytes = entryBytes + 2 * key.length + answerBytes
    if (bytes > maximumAnswerBytes) return
    this.#entries.set(key, { answer, bytes })
    this.#bytes += bytes
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= maximumBytes) return
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0
    this.#entries.delete(key)
  }
}

/** Two parts, where the key of a page has three; neither names nor ids hold NUL. */
function documentKey(collection: string, id: string): string {
  return `${collection}\0${id}`
}

/** Of a row of id, revision and body. */
function bytesOf([id, , body]: Row): number {
  return entryBytes + 2 * (String(id).length + String(body).length)
}
