import { z } from 'zod'

/** A moment in the past: an instant, or a day, which stands for its end in UTC. */
export const asOfQuery = z.object({
  asOf: z
    .union([z.iso.datetime({ offset: true }), z.iso.date()], {
      error: 'must be an instant or a day, as 2027-01-31T12:00:00Z or 2027-01-31',
    })
    .transform((text) => new Date(text.length === DAY ? `${text}T23:59:59.999Z` : text))
    .optional(),
})

const DAY = 'YYYY-MM-DD'.length
