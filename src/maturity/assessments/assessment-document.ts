import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const count = z.number()

const assessmentDocument = z.object({
  model: z.string(),
  modelVersion: z.string(),
  /** Empty for the whole registry; `circle:` and its id for a circle. */
  domain: z.string(),
  /** ISO 8601 instant of the facts. */
  at: z.iso.datetime(),
  level: z.object({ n: z.number(), id: z.string(), name: z.string() }),
  mean: z.number(),
  confidence: z.object({ computed: count, answered: count, stale: count, unknown: count }),
  dimensions: z.array(z.object({ id: z.string(), name: z.string(), level: z.number() })),
  /** Every figure that the levels rest on. */
  facts: z.array(
    z.object({
      id: z.string(),
      value: z.number().nullable(),
      numerator: z.number(),
      denominator: z.number(),
    }),
  ),
  /** Every answer that counted or had expired. */
  answers: z.array(
    z.object({ question: z.string(), value: z.number(), by: z.string(), expiresAt: z.string() }),
  ),
})
export type AssessmentDocument = z.infer<typeof assessmentDocument>

/** Assessments as they were made, with the figures that they rest on. */
export const ASSESSMENTS: CollectionDeclaration<AssessmentDocument> = {
  name: 'maturity-assessments',
  schema: assessmentDocument,
  indexes: [{ name: 'by-scope', fields: ['model', 'domain', 'at'] }],
}
