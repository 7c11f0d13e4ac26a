/**
 * Lets what concerns one thing happen one after the other in this process, whatever became of the one before, so that each
 * sees what those before it left.
 */
export type Turns = <T>(thing: string, run: () => Promise<T>) => Promise<T>

export function createTurns(): Turns {
  const latest = new Map<string, Promise<unknown>>()
  return async (thing, run) => {
    const before = latest.get(thing) ?? Promise.resolve()
    const turn = before.then(run, run)
    latest.set(thing, turn)
    try {
      return await turn
    } finally {
      if (latest.get(thing) === turn) latest.delete(thing)
    }
  }
}
