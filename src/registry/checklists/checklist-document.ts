import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const tickDocument = z.object({
  /** What it is about, for instance `version:sales/orders@1.2.0`. */
  subject: z.string(),
  item: z.string(),
  /** Digest of the content that it was ticked for; other content needs another tick. */
  basis: z.string(),
  by: z.object({ person: z.string(), name: z.string() }),
  /** The role that it was ticked in. */
  role: z.string().optional(),
  evidence: z.string().optional(),
  note: z.string().optional(),
  at: z.iso.datetime(),
})
export type TickDocument = z.infer<typeof tickDocument>

/** What somebody vouched for, by subject and item. */
export const TICKS: CollectionDeclaration<TickDocument> = {
  name: 'checklist-ticks',
  schema: tickDocument,
  indexes: [{ name: 'by-subject', fields: ['subject'] }],
  shardKey: 'subject',
}
