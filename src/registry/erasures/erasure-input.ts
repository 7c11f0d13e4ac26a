import { z } from 'zod'

const words = (most: number): z.ZodString => z.string().trim().min(1).max(most)

/** A decision that one content is erased. */
export const erasureInput = z.strictObject({
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be the digest of a content'),
  reason: words(2_000),
  legalBasis: words(500),
  decidedBy: words(200),
  /** Every version that has the content, as `domain/name@version`: what is shared is erased knowingly or not at all. */
  versions: z.array(z.string().min(1).max(500)).max(10_000),
})
export type ErasureInput = z.input<typeof erasureInput>
