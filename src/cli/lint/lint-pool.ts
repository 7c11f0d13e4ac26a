import { Piscina } from 'piscina'
import { isOutOfMemory } from '../../out-of-memory.ts'
import type { LintFlags } from './lint-flags.ts'
import type { ThreadAnswer, ThreadJob } from './lint-thread.ts'

export interface LintPoolBounds {
  /** Contracts that are judged at the same time, each in a thread of its own. */
  readonly threads: number
  /** How long one may take, from when its turn comes. */
  readonly seconds: number
  /** Heap of one thread, in MiB; the bytes of files lie outside it. */
  readonly heapMebibytes: number
}

/** What a contract needed too much of. */
export interface Excess {
  readonly excess: string
}

/** Threads that judge files of this disk. What ends a thread costs the one contract that it was judging. */
export interface LintPool {
  judge(job: ThreadJob): Promise<ThreadAnswer | Excess>
  /** Ends the threads, whatever they are doing. */
  close(): Promise<void>
}

/** @param program the bundled `lint-thread.ts` */
export function createLintPool(
  program: string,
  flags: LintFlags,
  { threads, seconds, heapMebibytes }: LintPoolBounds,
): LintPool {
  const pool = new Piscina({
    filename: program,
    name: 'judgeFile',
    minThreads: threads,
    maxThreads: threads,
    workerData: flags,
    resourceLimits: { maxOldGenerationSizeMb: heapMebibytes },
  })
  const turns = new Turns(threads)
  return {
    judge: async (job) => {
      const timeout = new AbortController()
      const turn = turns.take(seconds * 1000, timeout)
      try {
        return (await pool.run(job, { signal: timeout.signal })) as ThreadAnswer
      } catch (error) {
        if (timeout.signal.aborted) return { excess: `${seconds} seconds` }
        if (isOutOfMemory(error)) return { excess: `${heapMebibytes} MiB of memory` }
        throw error
      } finally {
        turn.end()
      }
    },
    close: () => pool.destroy(),
  }
}

interface Turn {
  readonly end: () => void
}

/**
 * Counts the time of jobs from when the pool takes them up, which it does not tell: it takes them in their order,
 * and one that waits whenever another one ends. They wait in the pool, so that no thread does.
 */
class Turns {
  readonly #waiting = new Set<() => void>()
  #free: number

  constructor(threads: number) {
    this.#free = threads
  }

  /** @param timeout aborted when the turn has come and takes longer */
  take(milliseconds: number, timeout: AbortController): Turn {
    let timer: NodeJS.Timeout | undefined
    const begin = () => {
      timer = setTimeout(() => {
        timeout.abort()
      }, milliseconds)
    }
    if (this.#free > 0) {
      this.#free -= 1
      begin()
    } else this.#waiting.add(begin)
    const end = () => {
      clearTimeout(timer)
      if (this.#waiting.delete(begin)) return
      const [next] = this.#waiting
      if (next === undefined) this.#free += 1
      else {
        this.#waiting.delete(next)
        next()
      }
    }
    return { end }
  }
}
