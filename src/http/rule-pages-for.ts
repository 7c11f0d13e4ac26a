import type { Request } from 'express'

/** What a client may have sent as the host, without anything that would end it in an address. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?$/i

/**
 * Where pages of rules are for a client: those that are set, else the web application's, at the address by which
 * the client asks. Undefined where that is none.
 */
export function rulePagesFor(request: Request, pages: string | undefined): string | undefined {
  const host = request.get('host') ?? ''
  return pages ?? (HOST.test(host) ? `${request.protocol}://${host}/rules` : undefined)
}
