import type { Request } from 'express'
import { addressOf } from '../address-of.ts'

/**
 * Where pages of rules are for a client: those that are set, else the web application's, at the address by which
 * the client asks. Undefined where that is none.
 */
export function rulePagesFor(request: Request, pages: string | undefined): string | undefined {
  const host = addressOf(request)
  return pages ?? (host && `${host}/rules`)
}
