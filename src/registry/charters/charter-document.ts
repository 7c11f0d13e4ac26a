import { z } from 'zod'
import { decisionDocument } from '../documents.ts'
import { PHASES } from '../model.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import type { CollectionDeclaration } from '../../store/index.ts'

const charterDocument = z.object({
  state: z.string(),
  phase: z.enum(PHASES),
  lifecycle: z.object({ id: z.string(), version: z.string() }),
  /** What the service named as its business capability when the present state was asked for; absent: not recorded then. */
  capability: z.string().optional(),
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

/**
 * What a charter says about a capability: its state, for which capability, and whether that is approved. A charter
 * whose lifecycle knows no way back to a review stays what it is, since nobody could do anything about it; so does one
 * that was written before the capability was kept with it.
 * @param lifecycle the one that the charter lives by
 * @param capability what the service names now; empty where it names none
 */
export function standingOf(
  { state, phase, capability: decidedFor = '' }: CharterDocument,
  lifecycle: Lifecycle,
  capability: string,
): { readonly charter: string; readonly charteredFor: string; readonly isChartered: boolean } {
  const canBeReviewed = lifecycle.from(state).some(({ to }) => lifecycle.state(to).final !== true)
  const fits = decidedFor === '' || decidedFor === capability || !canBeReviewed
  return {
    charter: state,
    charteredFor: decidedFor,
    isChartered: phase === 'operation' && fits,
  }
}
