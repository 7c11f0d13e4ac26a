import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Actor } from '../../registry/index.ts'
import type { ApiOperation } from '../description/api-description.ts'

/** Who asks when no credentials are sent. */
export const ANONYMOUS: Actor = { kind: 'anonymous', id: 'anonymous', name: 'anonymous' }

/** What is known of a request beside what it says: kept on the response, as Express means it to be. */
interface RequestLocals {
  requestId: string
  requestLog: Logger
  operation?: ApiOperation
  actor?: Actor
}

/** Gives each request an id, which its log lines and its problem details carry, and logs its end. */
export function requestContext(log: Logger, newId: () => string): RequestHandler {
  return (request, response, next) => {
    const id = newId()
    const locals = response.locals as RequestLocals
    locals.requestId = id
    locals.requestLog = log.child({ request: id })
    response.set('X-Request-Id', id)

    const begun = performance.now()
    const { method, path } = request
    response.once('close', () => {
      locals.requestLog.info(
        {
          method,
          // Without the query: what people look for is theirs.
          path,
          status: response.statusCode,
          milliseconds: Math.round(performance.now() - begun),
          actor: locals.actor?.id,
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        'request',
      )
    })
    next()
  }
}

/** The id of the request and the log that names it. */
export function requestLog(response: Response): { readonly id: string; readonly log: Logger } {
  const { requestId, requestLog } = response.locals as RequestLocals
  return { id: requestId, log: requestLog }
}

/** Who asks; anonymous until authentication says otherwise. */
export function actorOf(response: Response): Actor {
  return (response.locals as RequestLocals).actor ?? ANONYMOUS
}

export function setActor(response: Response, actor: Actor): void {
  ;(response.locals as RequestLocals).actor = actor
}

/** The operation that the request asks for; undefined outside the described interface. */
export function operationOf(response: Response): ApiOperation | undefined {
  return (response.locals as RequestLocals).operation
}

export function setOperation(response: Response, operation: ApiOperation): void {
  ;(response.locals as RequestLocals).operation = operation
}

/** Whether the request can change something; HEAD, GET and OPTIONS cannot (RFC 9110, section 9.2.1). */
export function isUnsafe(request: Request): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
}
