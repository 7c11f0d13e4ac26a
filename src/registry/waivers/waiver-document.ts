import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const instant = z.iso.datetime()
const person = z.object({ person: z.string(), name: z.string() })

/** What becomes of a waiver by decision; that it lapses is told by the clock alone. */
export const WAIVER_STATES = ['requested', 'granted', 'refused', 'withdrawn', 'revoked'] as const

const waiverDocument = z.object({
  /** The id under which findings have the rule. */
  rule: z.string(),
  /** Accepts this node and all below it; absent: the whole document. */
  pointer: z.string().optional(),
  /** The name of one file of the contract; absent: any. */
  file: z.string().optional(),
  /** Accepts this very finding and no other. */
  fingerprint: z.string().optional(),
  /** `domain:…`, `service:…` or `version:…@…`: what it is for, by its first name. */
  scope: z.string(),
  /** The domain concerned, by the path that it had first or then, with a slash at its end. */
  domainKey: z.string(),
  service: z.string().optional(),
  version: z.string().optional(),
  /** With a service: only these versions of it, which came from another one that was merged into it; absent: all. */
  versions: z.array(z.string()).optional(),
  reason: z.string(),
  /** The role that has to see to it that the exception ends. */
  owner: z.string(),
  /** The last day in UTC on which it holds. */
  until: z.iso.date(),
  state: z.enum(WAIVER_STATES),
  requestedBy: person,
  requestedAt: instant,
  decision: z
    .object({
      by: person,
      /** The role on whose behalf. */
      role: z.string().optional(),
      reason: z.string().optional(),
      /** The adopted proposal that granted it. */
      proposal: z.string().optional(),
      at: instant,
    })
    .optional(),
  /** When its lapse was told; the verdicts changed at the moment itself. */
  lapseToldAt: instant.optional(),
})
export type WaiverDocument = z.infer<typeof waiverDocument>

export const WAIVERS: CollectionDeclaration<WaiverDocument> = {
  name: 'waivers',
  schema: waiverDocument,
  indexes: [
    { name: 'by-scope', fields: ['scope', 'state', 'until'] },
    { name: 'by-state', fields: ['state', 'until'] },
    { name: 'by-service', fields: ['service'] },
    { name: 'by-domain', fields: ['domainKey'] },
    { name: 'by-rule', fields: ['rule'] },
    { name: 'by-owner', fields: ['owner'] },
    { name: 'by-time', fields: ['requestedAt'] },
  ],
}
