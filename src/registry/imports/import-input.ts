import { z } from 'zod'

export const importInput = z.strictObject({
  /** The domain below which services are registered. */
  domain: z.string().default('imported'),
  /** What the source is called, the same each time that it is imported; default: the name of the file. */
  source: z.string().trim().min(1).max(200).optional(),
  /** Where the consumers that a source names use what they use. */
  environment: z.string().trim().min(1).max(100).default('production'),
  allOrNothing: z.boolean().default(false),
  /** Goes on by itself once it is planned. */
  start: z.boolean().default(false),
})
export type ImportInput = z.input<typeof importInput>
