import { z } from 'zod'
import { optionalText, title, webAddress } from '../input-texts.ts'

const KIND_OF_EVENT = /^[a-z][a-z-]*\.(?:\*|[a-z][a-z-]*)$/

/** What is said of a webhook; a replacement says all of it. */
export const webhookInput = z.strictObject({
  title,
  address: webAddress.refine(
    (address) => !URL.canParse(address) || new URL(address).hash === '',
    'must have no fragment',
  ),
  events: z
    .array(
      z
        .string()
        .max(100)
        .regex(KIND_OF_EVENT, 'must be a kind of events, as version.transitioned or version.*'),
    )
    .min(1)
    .max(50)
    .optional(),
  services: z.array(z.string().min(1).max(300)).min(1).max(100).optional(),
  domains: z.array(z.string().min(1).max(200)).min(1).max(50).optional(),
  enabled: z.boolean().default(true),
  reason: optionalText(2_000),
})
export type WebhookInput = z.input<typeof webhookInput>
