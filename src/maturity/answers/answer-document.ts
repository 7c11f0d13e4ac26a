import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const instant = z.iso.datetime()

const answerDocument = z.object({
  model: z.string(),
  question: z.string(),
  /** Empty for the whole registry; `circle:` and its id for a circle. */
  domain: z.string(),
  value: z.number(),
  by: z.string(),
  role: z.string().optional(),
  note: z.string().optional(),
  proof: z.string().optional(),
  at: instant,
  expiresAt: instant,
})
export type AnswerDocument = z.infer<typeof answerDocument>

/** Every answer that was ever given; the newest counts. */
export const ANSWERS_GIVEN: CollectionDeclaration<AnswerDocument> = {
  name: 'maturity-answers',
  schema: answerDocument,
  indexes: [{ name: 'by-question', fields: ['model', 'domain', 'at'] }],
}
