import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'

type Headers = Readonly<Record<string, string>>

/**
 * Headers that keep browsers from doing what no page here needs. Scripts come from this origin only, never
 * inline. Styles may be inline, because the web application's component library sets them on elements.
 * They are the same for every answer, and so found once.
 */
export interface SecurityHeaders {
  readonly overTls: Headers
  /** Strict-Transport-Security must not be sent over plain HTTP (RFC 6797, section 7.2). */
  readonly plain: Headers
}

export function securityHeaders(): SecurityHeaders {
  return { overTls: headers(true), plain: headers(false) }
}

function headers(isSecure: boolean): Headers {
  const set = helmet({
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
  // None of them depends on the request; a directive that is a function would have to be asked each time.
  const request = new IncomingMessage(new Socket())
  const response = new RecordingResponse(request)
  set(request, response, (error?: unknown) => {
    if (error instanceof Error) throw error
  })
  return Object.fromEntries(response.recorded)
}

/** Keeps headers under their names as they are written; a response itself tells them in lower case only. */
class RecordingResponse extends ServerResponse {
  readonly recorded = new Map<string, string>()

  override setHeader(name: string, value: unknown): this {
    this.recorded.set(name, String(value))
    return this
  }
}
