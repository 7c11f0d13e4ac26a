import type { Request } from 'express'

/** What a client may have sent as the host, without anything that would end it in an address. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?$/i

/** The address by which the client asks, without a slash at its end; undefined where that is none. */
export function addressOf(request: Request): string | undefined {
  const host = request.get('host') ?? ''
  return HOST.test(host) ? `${request.protocol}://${host}` : undefined
}
