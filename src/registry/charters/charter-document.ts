import { z } from 'zod'
import { decisionDocument } from '../documents.ts'
import { PHASES } from '../model.ts'
import type { CollectionDeclaration } from '../../store/index.ts'

const charterDocument = z.object({
  state: z.string(),
  phase: z.enum(PHASES),
  lifecycle: z.object({ id: z.string(), version: z.string() }),
  /** Who asked for the present state. */
  movedBy: z.object({ person: z.string(), name: z.string() }),
  decision: decisionDocument,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type CharterDocument = z.infer<typeof charterDocument>

/** Where the business capability behind a service stands, by the service; absent in the first state. */
export const CHARTERS: CollectionDeclaration<CharterDocument> = {
  name: 'charters',
  schema: charterDocument,
  indexes: [{ name: 'by-lifecycle', fields: ['lifecycle.id', 'lifecycle.version'] }],
}
