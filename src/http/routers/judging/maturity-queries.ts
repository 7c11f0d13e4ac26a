import { z } from 'zod'
import { asOfQuery } from '../../requests/as-of.ts'

/** A domain, a circle, or everything. */
export const scopeQuery = z
  .object({ domain: z.string().optional(), circle: z.string().optional() })
  .refine(({ domain, circle }) => domain === undefined || circle === undefined, {
    error: 'must be left out where a domain is asked about',
    path: ['circle'],
  })

/** Where and when. */
export const factQuery = scopeQuery.and(asOfQuery).transform(({ asOf, ...scope }) => ({
  ...scope,
  ...(asOf !== undefined && { at: asOf }),
}))
