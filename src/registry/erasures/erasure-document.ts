import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const erasureDocument = z.object({
  bytes: z.number(),
  mediaType: z.string(),
  reason: z.string(),
  legalBasis: z.string(),
  decidedBy: z.string(),
  by: z.object({ person: z.string(), name: z.string() }),
  onBehalfOf: z.string().optional(),
  erasedAt: z.iso.datetime(),
  versions: z.array(
    z.object({ service: z.string(), version: z.string(), files: z.array(z.string()) }),
  ),
  /** Decided, and not yet carried out to its end: a crash came between, perhaps. */
  open: z.boolean(),
})
export type ErasureDocument = z.infer<typeof erasureDocument>

/** Tombstones of erased contents, by the digest of the content. */
export const ERASURES: CollectionDeclaration<ErasureDocument> = {
  name: 'erasures',
  schema: erasureDocument,
  indexes: [
    { name: 'by-erased-at', fields: ['erasedAt'] },
    { name: 'by-open', fields: ['open'] },
  ],
}
