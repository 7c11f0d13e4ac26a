import { setTimeout } from 'node:timers/promises'

/** Work that may take longer than anybody waits: it goes on, and its result is handed to whoever asks for it next. */
export type Awaited<T> = (
  key: string,
  patience: number,
  work: () => Promise<T>,
) => Promise<T | undefined>

/**
 * Begins work once for a key. Whoever begins it waits for so many milliseconds, and others not at all; undefined says that
 * it is still under way. A result is handed out once; the next one to ask begins anew.
 * @param most kept at once; what was begun first is forgotten first
 */
export function createAwaited<T>(most: number): Awaited<T> {
  const begun = new Map<string, Promise<T>>()
  return async (key, patience, work) => {
    const known = begun.get(key)
    const result = known ?? work()
    begun.set(key, result)
    result.catch(() => undefined) // whoever asks next is told
    for (const oldest of begun.keys()) {
      if (begun.size <= most) break
      begun.delete(oldest)
    }
    const stop = new AbortController()
    const late = setTimeout(known === undefined ? patience : 0, LATE, { signal: stop.signal })
    let isLate = false
    try {
      const first = await Promise.race([result, late])
      if (first !== LATE) return first
      isLate = true
      return undefined
    } finally {
      stop.abort()
      if (!isLate) begun.delete(key)
    }
  }
}

const LATE = Symbol('late')
