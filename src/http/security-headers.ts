import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Headers that keep browsers from doing what no page here needs. Scripts come from this origin only, never
 * inline. Styles may be inline, because the web application's component library sets them on elements.
 */
export function securityHeaders(): RequestHandler {
  const overTls = headers(true)
  const plain = headers(false)
  return (request, response, next) => {
    const set = request.secure ? overTls : plain
    set(request, response, next)
  }
}

/** Strict-Transport-Security must not be sent over plain HTTP (RFC 6797, section 7.2). */
function headers(isSecure: boolean): RequestHandler {
  return helmet({
    strictTransportSecurity: isSecure,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
  })
}
