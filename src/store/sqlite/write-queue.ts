import { setImmediate as nextTurn } from 'node:timers/promises'
import { StoreError } from '../port.ts'
import type { Connection } from './connection.ts'
import type { WriteAheadLog } from './write-ahead-log.ts'

/** Writes in one transaction at most, so that nobody waits long for the ones before. */
const maximumBatch = 256
/** Milliseconds for which a batch may grow. */
const longestGathering = 5

interface Waiting {
  readonly work: () => unknown
  readonly resolve: (result: never) => void
  readonly reject: (error: unknown) => void
}

type Outcome = { readonly result: unknown } | { readonly error: StoreError }

/**
 * Carries out writes one after the other, those that arrive together in one transaction: they share the
 * wait for the disk, which is what a durable write costs. Each is atomic by itself and fails alone.
 *
 * The process goes on while the disk takes a transaction, and whatever is to be written meanwhile is the next one. What the
 * file shows by then may still be lost with the power, so whoever reads it waits, too, before he tells it: see `synced`.
 */
export class WriteQueue {
  readonly #connection: Connection
  readonly #log: Pick<WriteAheadLog, 'sync'>
  /** What the last transaction changed, while the disk takes it; for ever when the disk failed. */
  readonly #unsynced = new Set<string>()
  #syncing: Promise<void> = Promise.resolve()
  #waiting: Waiting[] = []
  #draining: Promise<void> | undefined

  constructor(connection: Connection, log: Pick<WriteAheadLog, 'sync'>) {
    this.#connection = connection
    this.#log = log
  }

  /**
   * Resolves to what the work returned once that is durable. A StoreError that the work throws refuses
   * this write alone; any other failure is the file's, and refuses all that were under way.
   * @param work may be rolled back and asked again, when another write of its transaction is refused
   * @throws StoreError
   */
  submit<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject })
      this.#draining ??= this.#drain()
    })
  }

  /** To be called within a write: what has this name is changed by it. */
  changes(name: string): void {
    this.#unsynced.add(name)
  }

  /**
   * Resolves when what was just read of this name is on the disk.
   * @throws StoreError `unavailable` when the disk failed
   */
  async synced(name: string): Promise<void> {
    if (this.#unsynced.has(name)) await this.#syncing
  }

  /** The same for everything. */
  async allSynced(): Promise<void> {
    await this.#syncing
  }

  /** Resolves when nothing is waiting any more. */
  async settled(): Promise<void> {
    await this.#draining
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather()
      const batch = this.#waiting.splice(0, maximumBatch)
      try {
        await this.#syncing // a disk that failed takes nothing more: it is not known what it lacks
        const outcomes = await this.#connection.attempt(() => {
          this.#unsynced.clear()
          const committed = this.#commit(batch)
          this.#syncing = this.#log.sync()
          return committed
        })
        const unknown = await this.#syncing.then(() => undefined, outcomeUnknown)
        if (unknown === undefined) this.#unsynced.clear()
        batch.forEach((waiting, index) => settle(waiting, outcomes[index], unknown))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.#draining = undefined
  }

  /**
   * Turns of the event loop, as long as each brings further writes: who writes alone waits for one, and who writes
   * beside many others shares the disk with more of them.
   */
  async #gather(): Promise<void> {
    const begun = performance.now()
    let known: number
    do {
      known = this.#waiting.length
      await nextTurn()
    } while (
      this.#waiting.length > known &&
      this.#waiting.length < maximumBatch &&
      performance.now() - begun < longestGathering
    )
  }

  /** A refusal is rare, so that writes are held apart from one another only where one of them was refused. */
  #commit(batch: readonly Waiting[]): readonly Outcome[] {
    try {
      return this.#connection.transaction(() => batch.map(({ work }) => ({ result: work() })))
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return batch.length === 1 ? [{ error }] : this.#apart(batch)
    }
  }

  #apart(batch: readonly Waiting[]): readonly Outcome[] {
    return this.#connection.transaction(() =>
      batch.map(({ work }) => {
        try {
          return { result: this.#connection.savepoint(work) }
        } catch (error) {
          if (error instanceof StoreError) return { error }
          throw error
        }
      }),
    )
  }
}

/** The file shows the transaction; whether it outlives the power, nobody can tell. */
function outcomeUnknown(cause: unknown): StoreError {
  const { message } = cause as Error
  return new StoreError('outcome-unknown', message, undefined, { cause })
}

/** @param unknown why nobody knows what became of those that were not refused */
function settle(waiting: Waiting, outcome: Outcome | undefined, unknown?: StoreError): void {
  if (outcome === undefined) waiting.reject(new Error('A write has no outcome'))
  else if ('error' in outcome) waiting.reject(outcome.error)
  else if (unknown !== undefined) waiting.reject(unknown)
  else waiting.resolve(outcome.result as never)
}
