import { z } from 'zod'
import { digestOfBytes } from '../contracts/index.ts'
import type { CollectionDeclaration, Collection, ContentStore, Where } from '../store/index.ts'
import { allPages } from './all-pages.ts'
import { insertUnlessTaken, isStoreProblem } from './guarded-collection.ts'

const derivedDocument = z.object({
  content: z.string(),
  /** Digests of the contracts that it was computed from; absent in what was kept before they were. */
  about: z.array(z.string()).optional(),
})
export type DerivedDocument = z.infer<typeof derivedDocument>

/** Where a computed value lies, by the key of the question. It is no fact, so its writes have no event. */
export const DERIVED: CollectionDeclaration<DerivedDocument> = {
  name: 'derived',
  schema: derivedDocument,
  indexes: [{ name: 'by-about', fields: ['about'], multikey: true }],
}

const DIGEST = /^sha256:[0-9a-f]{64}$/

/** Values that follow from contents alone and are never computed twice, such as summaries and reports. */
export interface DerivedContents {
  /**
   * @param key everything that the value depends on, versions of the computation included
   * @param compute answers JSON
   */
  remember<T>(key: readonly string[], compute: () => Promise<T>): Promise<T>
  /**
   * Takes away what was computed from contracts that are not to be known any more.
   * @param isKept tells of a content whether something else than this needs it
   */
  forget(contracts: readonly string[], isKept: (content: string) => Promise<boolean>): Promise<void>
}

/** For whoever is not to leave anything behind: every value is computed anew. */
export const NOTHING_KEPT: Pick<DerivedContents, 'remember'> = {
  remember: (_key, compute) => compute(),
}

export function createDerivedContents(
  derived: Collection<DerivedDocument>,
  contents: ContentStore,
): DerivedContents {
  return {
    async remember<T>(key: readonly string[], compute: () => Promise<T>): Promise<T> {
      const id = digestOfBytes(JSON.stringify(key))
      const known = await derived.get(id)
      const bytes = known && (await contents.get(known.value.content))
      if (bytes !== undefined) return JSON.parse(new TextDecoder().decode(bytes)) as T
      const value = await compute()
      const content = await contents.put(new TextEncoder().encode(JSON.stringify(value)))
      const about = [...new Set(key.filter((part) => DIGEST.test(part)))]
      await insertUnlessTaken(derived, id, { content, about }, [])
      return value
    },

    async forget(contracts, isKept) {
      // What was kept before it said what it is about may be about anything, and is computed again.
      const questions: Where[] = [
        { about: { exists: false } },
        ...contracts.map((digest) => ({ about: { eq: digest } })),
      ]
      for (const where of questions) {
        for await (const { id, revision, value } of allPages(derived, { where })) {
          if (!(await isKept(value.content))) await contents.remove(value.content)
          await derived.remove(id, revision, []).catch((error: unknown) => {
            if (!isStoreProblem(error, 'not-found')) throw error // another server was faster
          })
        }
      }
    },
  }
}
