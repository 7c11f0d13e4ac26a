import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Actor } from '../../registry/index.ts'
import type { ApiOperation } from '../description/api-description.ts'
import type { RequestRecords } from './request-records.ts'

/** The header that gives a client the id of its request. */
export const REQUEST_ID = 'X-Request-Id'

/** Who asks when no credentials are sent. */
export const ANONYMOUS: Actor = { kind: 'anonymous', id: 'anonymous', name: 'anonymous' }

/** What is known of a request beside what it says: kept on the response, as Express means it to be. */
interface RequestLocals {
  requestId: string
  log: Logger
  operation?: ApiOperation
  actor?: Actor
}

/** Gives each request an id, which its log lines and its problem details carry, and records its end. */
export function requestContext(
  records: RequestRecords,
  log: Logger,
  newId: () => string,
): RequestHandler {
  return (request, response, next) => {
    const locals = response.locals as RequestLocals
    locals.requestId = newId()
    locals.log = log
    response.setHeader(REQUEST_ID, locals.requestId)
    const { method, path } = request
    records.follow(response, locals.requestId, performance.now(), () => ({
      method,
      path,
      operation: locals.operation?.id,
      actor: locals.actor?.id,
    }))
    next()
  }
}

/** The id of the request and the log that names it. */
export function requestLog(response: Response): { readonly id: string; readonly log: Logger } {
  const { requestId, log } = response.locals as RequestLocals
  return { id: requestId, log: log.child({ request: requestId }) }
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
