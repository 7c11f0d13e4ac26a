import { setImmediate as nextTurn } from 'node:timers/promises'
import { StoreError } from '../port.ts'
import type { Connection } from './connection.ts'

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
 */
export class WriteQueue {
  readonly #connection: Connection
  #waiting: Waiting[] = []
  #draining: Promise<void> | undefined

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /**
   * Resolves to what the work returned once that is durable. A StoreError that the work throws refuses
   * this write alone; any other failure is the file's, and refuses all that were under way.
   * @throws StoreError
   */
  submit<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject })
      this.#draining ??= this.#drain()
    })
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
        const outcomes = await this.#connection.attempt(() => this.#commit(batch))
        batch.forEach((waiting, index) => settle(waiting, outcomes[index]))
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

  #commit(batch: readonly Waiting[]): readonly Outcome[] {
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

function settle(waiting: Waiting, outcome: Outcome | undefined): void {
  if (outcome === undefined) waiting.reject(new Error('A write has no outcome'))
  else if ('error' in outcome) waiting.reject(outcome.error)
  else waiting.resolve(outcome.result as never)
}
