import type { ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'

/** Services as they are shown: one that was merged into another is not there any more. */
export function unmerged(
  services: GuardedCollection<ServiceDocument>,
): GuardedCollection<ServiceDocument> {
  return {
    ...services,
    get: async (id) => {
      const service = await services.get(id)
      return service?.value.mergedInto === undefined ? service : undefined
    },
  }
}
