import type { Request } from 'express'
import { HttpProblem } from '../problems/http-problem.ts'

/**
 * Refuses requests that another site made a browser send. Browsers say where a request comes from in
 * `Sec-Fetch-Site` (Fetch Metadata), older ones in `Origin` (RFC 6454); scripts of a page can set neither.
 *
 * @param proof whether a request that says nothing is refused too: with a cookie it is, because then it
 * may come from a browser; without one it comes from a program
 * @throws HttpProblem `other-origin`
 */
export function requireSameOrigin(request: Request, proof: 'required' | 'optional'): void {
  const site = request.get('Sec-Fetch-Site')
  if (site !== undefined) {
    if (site !== 'same-origin') throw otherOrigin(`Sec-Fetch-Site is ${site.slice(0, 40)}`)
    return
  }
  const origin = request.get('Origin')
  if (origin !== undefined) {
    if (hostOf(origin) !== request.get('Host')) throw otherOrigin('Origin is another one')
    return
  }
  if (proof === 'required') throw otherOrigin('neither Sec-Fetch-Site nor Origin is there')
}

/** Behind a proxy that ends TLS the schemes differ, so that only hosts are compared. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

function otherOrigin(why: string): HttpProblem {
  return new HttpProblem(
    'other-origin',
    `With the session cookie, changes are accepted from the registry's own pages only (${why}); programs use a bearer token.`,
  )
}
