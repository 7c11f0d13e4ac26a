import { HttpProblem } from './problems/http-problem.ts'

/** Bounds how much expensive work is under way at once, and how much waits for it. */
export interface WorkSlots {
  /** @throws HttpProblem `busy`, with `Retry-After`, when too many wait already */
  run<T>(work: () => Promise<T>): Promise<T>
}

/** For what was at a moment: it is put together from the ledger, which is long, and anybody may ask. */
export const PAST_SLOTS = { running: 2, waiting: 32 }

export function createWorkSlots(bounds: {
  readonly running: number
  readonly waiting: number
}): WorkSlots {
  let running = 0
  const queue: (() => void)[] = []

  async function acquire(): Promise<void> {
    if (running < bounds.running) {
      running += 1
      return
    }
    if (queue.length >= bounds.waiting) {
      throw new HttpProblem(
        'busy',
        `${running} such requests are under way and ${queue.length} wait; try again in a few seconds.`,
        { headers: { 'Retry-After': '5' } },
      )
    }
    // Whoever finishes hands its slot on, so that `running` stays as it is.
    await new Promise<void>((resolve) => queue.push(resolve))
  }

  return {
    async run(work) {
      await acquire()
      try {
        return await work()
      } finally {
        const next = queue.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
