import { z } from 'zod'
import type { Collection, CollectionDeclaration } from '../../store/index.ts'
import type { ServiceDocument } from '../documents.ts'
import { insertUnlessTaken, isStoreProblem, type GuardedCollection } from '../guarded-collection.ts'

const indexState = z.object({ form: z.number(), after: z.string(), isWhole: z.boolean() })
export type IndexState = z.infer<typeof indexState>

/** How far the indexes have been made of what was there before them. Derived, so its writes have no event. */
export const INDEX_STATE: CollectionDeclaration<IndexState> = {
  name: 'index-state',
  schema: indexState,
  indexes: [],
}

const FORM = 1 // of all indexes that are made service by service: another number makes them anew
const ID = 'services'
const PORTION = 50 // services at once, so that nobody waits long for the store

/**
 * Indexes services that were registered before there was an index, or one of this form: a portion at a time, and from
 * where it was left, so that a start does not wait for it.
 *
 * @returns whether everything is indexed
 */
export type Reindex = () => Promise<boolean>

export function createReindex(
  states: Collection<IndexState>,
  services: GuardedCollection<ServiceDocument>,
  index: (service: string) => Promise<void>,
): Reindex {
  let isWhole = false
  return async () => {
    if (isWhole) return true
    const present = await states.get(ID)
    const state = present?.value.form === FORM ? present.value : undefined
    if (state?.isWhole !== true) {
      const where = { id: { gt: state?.after ?? '' } }
      const { items } = await services.find({ where, limit: PORTION })
      for (const { id } of items) {
        // What is lost of one service keeps no other from being found; the store itself fails here as well.
        await index(id).catch(() => states.get(ID))
      }
      const after = items.at(-1)?.id ?? state?.after ?? ''
      const next = { form: FORM, after, isWhole: items.length < PORTION }
      try {
        if (present === undefined) await insertUnlessTaken(states, ID, next, [])
        else await states.replace(ID, present.revision, next, [])
      } catch (error) {
        if (!isStoreProblem(error, 'stale-revision')) throw error
      }
      return false
    }
    isWhole = true
    return true
  }
}
