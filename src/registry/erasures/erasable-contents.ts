import { digestOfBytes } from '../../contracts/index.ts'
import type { Collection, ContentStore } from '../../store/index.ts'
import { RegistryError } from '../problems.ts'
import type { ErasureDocument } from './erasure-document.ts'
import { erasureView } from './erasure-view.ts'

/**
 * The contents of a store in which some were erased by decision: reading one of those says so, and none of them comes
 * back by being pushed again.
 */
export function erasableContents(
  contents: ContentStore,
  erasures: Pick<Collection<ErasureDocument>, 'get'>,
): ContentStore {
  return {
    has: (digest) => contents.has(digest),
    remove: (digest) => contents.remove(digest),
    get: async (digest) => {
      const bytes = await contents.get(digest)
      if (bytes !== undefined) return bytes
      const erasure = await erasures.get(digest)
      if (erasure === undefined) return undefined
      const { erasedAt, decidedBy, legalBasis } = erasure.value
      throw new RegistryError(
        'content-erased',
        `The content ${digest} was erased on ${erasedAt.slice(0, 10)}, as ${decidedBy} decided (${legalBasis}). It cannot be had any more.`,
        { erasure: erasureView(erasure) },
      )
    },
    put: async (bytes) => {
      const digest = digestOfBytes(bytes)
      if (!(await contents.has(digest)) && (await erasures.get(digest)) !== undefined) {
        throw new RegistryError(
          'content-barred',
          `The content ${digest} was erased by decision, and is not taken again; push a contract without it.`,
        )
      }
      return contents.put(bytes)
    },
  }
}

/** What reading a content that was erased throws. */
export function isErased(error: unknown): error is RegistryError {
  return error instanceof RegistryError && error.code === 'content-erased'
}
