import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const instant = z.iso.datetime()

export const LEAD_TIME_KINDS = [
  'tension-to-proposal',
  'tension-to-closed',
  'proposal-to-adopted',
  'adopted-to-enforced',
  'finding-to-fixed',
  'draft-to-production',
] as const
export type LeadTimeKind = (typeof LEAD_TIME_KINDS)[number]

const end = z.object({
  /** What happened, as the ledger calls it. */
  action: z.string(),
  /** The entry of the ledger. */
  sequence: z.int().min(1),
  at: instant,
})

const leadTime = z.object({
  kind: z.enum(LEAD_TIME_KINDS),
  /** What it is the time of, as the ledger names it. */
  subject: z.string(),
  /** The path of the domain that the subject lies in; empty when it lies in none. */
  domain: z.string(),
  began: end,
  ended: end.optional(),
  open: z.boolean(),
})
export type LeadTime = z.infer<typeof leadTime>

/** How long things took, from the ledger alone. */
export const LEAD_TIMES: CollectionDeclaration<LeadTime> = {
  name: 'lead-times',
  schema: leadTime,
  indexes: [
    { name: 'by-end', fields: ['kind', 'ended.at'] },
    { name: 'by-beginning', fields: ['kind', 'open', 'began.at'] },
    { name: 'by-subject', fields: ['kind', 'subject', 'open'] },
  ],
}
