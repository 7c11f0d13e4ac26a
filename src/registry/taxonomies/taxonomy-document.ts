import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import { SERVICE_KINDS } from '../model.ts'

const taxonomyDocument = z.object({
  title: z.string(),
  description: z.string().optional(),
  kinds: z.array(z.enum(SERVICE_KINDS)).optional(),
  required: z.boolean(),
  multiple: z.boolean(),
  open: z.boolean(),
  values: z.array(z.object({ id: z.string(), title: z.string(), parent: z.string().optional() })),
  updatedAt: z.iso.datetime(),
})
export type TaxonomyDocument = z.infer<typeof taxonomyDocument>

/** Taxonomies that were made or changed here; those that ship and were never changed are not among them. */
export const TAXONOMIES: CollectionDeclaration<TaxonomyDocument> = {
  name: 'taxonomies',
  schema: taxonomyDocument,
  indexes: [],
}
