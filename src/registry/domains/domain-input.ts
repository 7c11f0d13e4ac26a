import { z } from 'zod'
import { optionalText, title } from '../input-texts.ts'

export const domainInput = z.strictObject({
  title,
  purpose: optionalText(2_000),
  /** The role with authority over the domain; inherited from the parent unless given. */
  owner: optionalText(200),
})
export type DomainInput = z.input<typeof domainInput>

/** Another path for a domain: elsewhere in the tree, under another name, or both. */
export const domainMoveInput = z.strictObject({
  to: z.string(),
  reason: optionalText(2_000),
})
export type DomainMoveInput = z.input<typeof domainMoveInput>
