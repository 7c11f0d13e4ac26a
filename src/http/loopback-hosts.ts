import type { RequestHandler } from 'express'
import { HttpProblem } from './problems/http-problem.ts'

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i

/** Whether a server that listens there is reached from its own machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.includes(':') ? `[${host}]` : host)
}

/** Programs without a name for it may leave it empty; browsers never do. */
export function isLocalHost(host: string | undefined): boolean {
  return host === undefined || host === '' || LOOPBACK.test(host)
}

/**
 * Refuses requests whose `Host` is not this machine (RFC 9110, section 7.4): a page of another site whose name
 * was made to mean 127.0.0.1 would otherwise read, through a browser of this machine, what is meant for it alone.
 */
export const requireLoopbackHost: RequestHandler = (request, _response, next) => {
  const host = request.get('Host')
  if (isLocalHost(host)) {
    next()
    return
  }
  throw new HttpProblem(
    'host-unknown',
    `This registry is reached as localhost only, not as ${host?.slice(0, 100) ?? ''}; behind a proxy set TRUSTED_PROXIES, for other machines HOST.`,
  )
}
