import type { Collection, Stored } from '../store/index.ts'
import { insertUnlessTaken, isOvertaken } from './guarded-collection.ts'

const ATTEMPTS = 40 // writers of one document at the same moment; each round lets one of them through

/**
 * Writes a derived document, computed after the present one was read: when two writers meet, the one
 * that saw less computes again, and what stays shows all that both wrote.
 * @param compute answers undefined when there is nothing to write
 * @returns what was written
 */
export async function refreshDerived<T>(
  collection: Collection<T>,
  id: string,
  compute: (present: T | undefined) => Promise<T | undefined>,
): Promise<Stored<T> | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const present = await collection.get(id)
    const value = await compute(present?.value)
    if (value === undefined) return undefined
    try {
      const written =
        present === undefined
          ? await insertUnlessTaken(collection, id, value, [])
          : await collection.replace(id, present.revision, value, [])
      if (written !== undefined) return written
    } catch (error) {
      if (!isOvertaken(error) || attempt === ATTEMPTS) throw error
    }
  }
  throw new Error(`${id} was changed all the time`)
}
