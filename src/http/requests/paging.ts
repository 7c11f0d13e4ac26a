import type { Request, Response } from 'express'
import { z } from 'zod'

const MOST = 500

/** `limit` and `cursor` of a list; more than 500 is reduced to 500. */
export const pageQuery = z.object({
  limit: z.coerce
    .number() // whole, as the description says; however large
    .min(1)
    .default(50)
    .transform((limit) => Math.min(limit, MOST)),
  cursor: z.string().optional(),
})

/** A page as the registry's parts give it. */
interface Page {
  readonly items: readonly unknown[]
  readonly next: string | undefined
}

/**
 * Answers a page as `{ items, next }`, and names the next one in `Link` (RFC 8288) too.
 * @param beside what is told of the whole list
 */
export function sendPage(
  request: Request,
  response: Response,
  { items, next }: Page,
  beside: object = {},
): void {
  if (next !== undefined) {
    const [path = '', query = ''] = request.originalUrl.split('?', 2)
    const parameters = new URLSearchParams(query)
    parameters.set('cursor', next)
    response.links({ next: `${path}?${parameters.toString()}` })
  }
  response.json({ items, next: next ?? null, ...beside })
}

/** Answers a list that has one page only. */
export function sendAll(response: Response, items: readonly unknown[]): void {
  response.json({ items, next: null })
}
