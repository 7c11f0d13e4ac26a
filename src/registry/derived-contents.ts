import { z } from 'zod'
import { digestOfBytes } from '../contracts/index.ts'
import type { CollectionDeclaration, Collection, ContentStore, Where } from '../store/index.ts'
import { allPages } from './all-pages.ts'
import { insertUnlessTaken, isStoreProblem } from './guarded-collection.ts'

/** Characters of JSON that lie in the document itself; more is a content. Most summaries and reports have fewer. */
const MOST_WITHIN = 16_000

const derivedDocument = z.object({
  /** The value as JSON, where it is short. */
  value: z.string().optional(),
  /** The digest of the content that has the value as JSON, where it is long. */
  content: z.string().optional(),
  /** Digests of the contracts that it was computed from; absent in what was kept before they were. */
  about: z.array(z.string()).optional(),
})
export type DerivedDocument = z.infer<typeof derivedDocument>

/** Computed values, by the key of the question. They are no facts, so that their writes have no event. */
export const DERIVED: CollectionDeclaration<DerivedDocument> = {
  name: 'derived',
  schema: derivedDocument,
  indexes: [{ name: 'by-about', fields: ['about'], multikey: true }],
  overwriteRemoved: true,
}

const DIGEST = /^sha256:[0-9a-f]{64}$/

/** Values that follow from contents alone and are never computed twice, such as summaries and reports. */
export interface DerivedContents {
  /**
   * Answers as soon as the value is known, and keeps it beside what else is to be done: what could not be kept is
   * computed again. Who asks for the same meanwhile gets the same.
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
  /** What is being computed, or is known and not kept yet. */
  const underWay = new Map<string, Promise<string>>()
  const keeping = new Set<Promise<void>>()

  async function known(id: string): Promise<string | undefined> {
    const present = await derived.get(id)
    if (present === undefined) return undefined
    const { value, content } = present.value
    if (value !== undefined) return value
    const bytes = content === undefined ? undefined : await contents.get(content)
    return bytes && new TextDecoder().decode(bytes)
  }

  async function keep(id: string, key: readonly string[], value: string): Promise<void> {
    const about = [...new Set(key.filter((part) => DIGEST.test(part)))]
    const held =
      value.length > MOST_WITHIN
        ? { content: await contents.put(new TextEncoder().encode(value)) }
        : { value }
    await insertUnlessTaken(derived, id, { ...held, about }, [])
  }

  async function answer(
    id: string,
    key: readonly string[],
    compute: () => Promise<unknown>,
  ): Promise<string> {
    const present = await known(id)
    const value = present ?? JSON.stringify(await compute())
    if (present !== undefined) underWay.delete(id)
    else keepBeside(id, keep(id, key, value))
    return value
  }

  function keepBeside(id: string, kept: Promise<void>): void {
    const settled = kept
      .catch(() => undefined) // a store that takes nothing says so to whoever writes a fact
      .finally(() => {
        underWay.delete(id)
        keeping.delete(settled)
      })
    keeping.add(settled)
  }

  return {
    async remember<T>(key: readonly string[], compute: () => Promise<T>): Promise<T> {
      const id = digestOfBytes(JSON.stringify(key))
      let text = underWay.get(id)
      if (text === undefined) {
        text = answer(id, key, compute)
        underWay.set(id, text)
        text.catch(() => underWay.delete(id))
      }
      return JSON.parse(await text) as T
    },

    async forget(contracts, isKept) {
      await Promise.all(keeping)
      // What was kept before it said what it is about may be about anything, and is computed again.
      const questions: Where[] = [
        { about: { exists: false } },
        ...contracts.map((digest) => ({ about: { eq: digest } })),
      ]
      for (const where of questions) {
        for await (const { id, revision, value } of allPages(derived, { where })) {
          const { content } = value
          if (content !== undefined && !(await isKept(content))) await contents.remove(content)
          await derived.remove(id, revision, []).catch((error: unknown) => {
            if (!isStoreProblem(error, 'not-found')) throw error // another server was faster
          })
        }
      }
    },
  }
}
