import type { ErrorRequestHandler, RequestHandler } from 'express'
import { requestLog } from '../requests/request-context.ts'
import { HttpProblem } from './http-problem.ts'
import { PROBLEM_MEDIA_TYPE, type ProblemDetails } from './problem-details.ts'
import { problemOfError } from './problem-of-error.ts'
import { PROBLEM_STATUS, PROBLEM_TITLES, type ProblemCode } from './problem-table.ts'

/** What is asked again and again until it is there, such as whether a registry that is starting is ready: no failure. */
const PASSING: readonly ProblemCode[] = ['not-ready', 'facts-being-made']

/** Answers what no route has answered. */
export const notFound: RequestHandler = (request) => {
  throw new HttpProblem('not-found', `There is nothing at ${request.path}.`)
}

/**
 * Turns every error into problem details (RFC 9457). An unknown error becomes a bare 500 whose `instance` is
 * also in the log, where the error itself is.
 */
export const problemHandler: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const { id, log } = requestLog(response)
  const { code, detail, extensions, headers } = problemOfError(error)
  const status = PROBLEM_STATUS[code]
  const instance = `urn:uuid:${id}`
  if (status >= 500 && !PASSING.includes(code))
    log.error({ err: error, instance, code }, 'request failed')

  if (response.headersSent) {
    // Too late for another answer: closing the connection tells the client that it is incomplete.
    next(error)
    return
  }
  const body: ProblemDetails = {
    type: `/problems/${code}`,
    title: PROBLEM_TITLES[code],
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    instance,
    ...extensions,
  }
  response
    .status(status)
    .set(headers)
    .set('Cache-Control', 'no-store')
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify(body))
}
