/** The limits of texts that people write, shared by all inputs. Lengths are in UTF-16 code units. */
import { z } from 'zod'

export const title = z.string().trim().min(1).max(200)

export const optionalText = (maximum: number): z.ZodOptional<z.ZodString> =>
  z.string().trim().min(1).max(maximum).optional()

/** An address that a browser may be sent to; never `javascript:` or `data:`. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an absolute http or https URL' })
  .max(2_000)

/** An address that a service answers at, whatever its protocol. */
export const endpointAddress = z
  .url({
    protocol: /^(?!(?:javascript|data|vbscript)$)[a-z][a-z0-9+.-]*$/,
    error: 'must be an absolute URL, and none that a browser would run',
  })
  .max(2_000)

export const serviceLevel = z.strictObject({
  metric: z.string().trim().min(1).max(100),
  target: z.number(),
  unit: z.string().trim().min(1).max(50),
})
