import type { CookieOptions, Request, Response } from 'express'

/** Named in the description of the interface too. */
const NAME = 'concordat-session'

/** The secret of the session that the browser sends, if any. */
export function sessionSecret(request: Request): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.split('=', 2)
    if (name?.trim() === NAME) return value?.trim()
  }
  return undefined
}

export function setSessionCookie(
  request: Request,
  response: Response,
  session: { readonly secret: string; readonly expiresAt: Date },
): void {
  response.cookie(NAME, session.secret, { ...optionsFor(request), expires: session.expiresAt })
}

export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(NAME, optionsFor(request))
}

/**
 * Out of reach of scripts, and never sent with requests that another site begins. `Secure` where the
 * request came by https; on a laptop the registry answers plain http.
 */
function optionsFor(request: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/' }
}
