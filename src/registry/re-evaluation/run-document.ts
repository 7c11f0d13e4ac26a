import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const instant = z.iso.datetime()

const runDocument = z.object({
  /** In words: what made it necessary. */
  cause: z.string(),
  /** Only services of this domain and of those in it; absent: all. */
  domain: z.string().optional(),
  /** Only this service. */
  service: z.string().optional(),
  /** What was in force when it began; another run begins when that changes. */
  basis: z.string().optional(),
  state: z.enum(['running', 'complete']),
  /** The last service that was looked at; those after it are left. */
  after: z.string(),
  /** Services to look at when it began, and those looked at so far. */
  total: z.number(),
  done: z.number(),
  /** Versions whose verdict changed, and those that could not be judged. */
  changed: z.number(),
  failed: z.number(),
  lastError: z.string().optional(),
  /** Held by the server that works on it. */
  lease: z.object({ by: z.string(), until: instant }).optional(),
  startedAt: instant,
  updatedAt: instant,
  finishedAt: instant.optional(),
})
export type RunDocument = z.infer<typeof runDocument>

/** How far the registry has been judged anew. Derived, so its writes have no event; changed verdicts have. */
export const RE_EVALUATIONS: CollectionDeclaration<RunDocument> = {
  name: 're-evaluations',
  schema: runDocument,
  indexes: [
    { name: 'by-state', fields: ['state', 'startedAt'] },
    { name: 'by-start', fields: ['startedAt'] },
  ],
}
