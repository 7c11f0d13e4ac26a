import { z } from 'zod'
import { optionalText } from './input-texts.ts'

/** What the other side, or the one that asked, says to an open offer; `offer` is its id. */
export const offerAnswer = z.strictObject({
  offer: z.string().min(1).max(100),
  answer: z.enum(['accept', 'decline', 'withdraw']),
  reason: optionalText(2_000),
})
export type OfferAnswer = z.input<typeof offerAnswer>
