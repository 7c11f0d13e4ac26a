import { z } from 'zod'
import { digestOfBytes } from '../contracts/index.ts'
import type { CollectionDeclaration, Collection, ContentStore } from '../store/index.ts'
import { insertUnlessTaken } from './guarded-collection.ts'

const derivedDocument = z.object({ content: z.string() })
export type DerivedDocument = z.infer<typeof derivedDocument>

/** Where a computed value lies, by the key of the question. It is no fact, so its writes have no event. */
export const DERIVED: CollectionDeclaration<DerivedDocument> = {
  name: 'derived',
  schema: derivedDocument,
  indexes: [],
}

/** Values that follow from contents alone and are never computed twice, such as summaries and reports. */
export interface DerivedContents {
  /**
   * @param key everything that the value depends on, versions of the computation included
   * @param compute answers JSON
   */
  remember<T>(key: readonly string[], compute: () => Promise<T>): Promise<T>
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
      await insertUnlessTaken(derived, id, { content }, [])
      return value
    },
  }
}
