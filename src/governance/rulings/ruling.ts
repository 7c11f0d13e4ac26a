import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import { governanceId, governanceText } from '../circles/organisation.ts'

export const RULING_STATES = ['in-force', 'superseded', 'overruled'] as const
export type RulingState = (typeof RULING_STATES)[number]

/** How the constitution is to be understood, as the secretary of a circle says; published, it guides what follows. */
export const rulingSchema = z.strictObject({
  id: z.string().min(1).max(100),
  circle: governanceId,
  /** What it is about, for instance `proposal:ID` or `constitution`. */
  subject: z.string().min(1).max(400),
  question: governanceText,
  answer: governanceText,
  /** Why the constitution says so. */
  logic: governanceText,
  /** Whether it finds that the subject breaks the constitution. */
  breaksConstitution: z.boolean(),
  by: z.string().min(1).max(64),
  role: governanceId.exactOptional(),
  state: z.enum(RULING_STATES),
  /** An earlier ruling of the same circle that it takes the place of. */
  supersedes: z.string().max(100).exactOptional(),
  /** A ruling of a circle within that it overrules. */
  overrules: z.string().max(100).exactOptional(),
  /** The ruling that took its place or overruled it. */
  endedBy: z.string().max(100).exactOptional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Ruling = z.infer<typeof rulingSchema>

export const RULINGS: CollectionDeclaration<Ruling> = {
  name: 'rulings',
  schema: rulingSchema,
  indexes: [
    { name: 'by-creation', fields: ['createdAt'] },
    { name: 'by-circle', fields: ['circle', 'createdAt'] },
    { name: 'by-subject', fields: ['subject', 'createdAt'] },
    { name: 'by-state', fields: ['state', 'createdAt'] },
  ],
}
