import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const instant = z.iso.datetime()

const dutyDocument = z.object({
  kind: z.string(),
  /** What it is about, for instance `version:sales/orders@1.2.0`. */
  subject: z.string(),
  /** The domain in whose authority it is performed. */
  domain: z.string(),
  /** The role that it concerns, when there is one. */
  role: z.string().optional(),
  dueAt: instant,
  /** What the kind needs to know to perform it. */
  data: z.record(z.string(), z.json()),
  /** Not performed yet. */
  open: z.boolean(),
  /** Held by whoever performs it, or by the write that it follows from. */
  lease: z.object({ by: z.string(), until: instant }).optional(),
  /** The write that it follows from, until that is known to have taken place. */
  announcedBy: z.string().optional(),
  /** How often performing it failed. */
  failures: z.number(),
  /** Failed, and still open. */
  failing: z.boolean(),
  lastError: z.string().optional(),
  retryAt: instant.optional(),
  performedAt: instant.optional(),
  /** What came of it, in a sentence. */
  outcome: z.string().optional(),
  createdAt: instant,
})
export type DutyDocument = z.infer<typeof dutyDocument>

/** What is to be done at a certain time, under keys that say what it is. */
export const DUTIES: CollectionDeclaration<DutyDocument> = {
  name: 'duties',
  schema: dutyDocument,
  indexes: [
    { name: 'by-due', fields: ['open', 'dueAt'] },
    { name: 'by-failing', fields: ['failing'] },
    { name: 'by-subject', fields: ['subject', 'dueAt'] },
    { name: 'by-kind', fields: ['kind', 'dueAt'] },
  ],
}
