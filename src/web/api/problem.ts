import type { Problem } from './schemas.ts'

/** The registry answered with an error, or could not be reached at all (then `status` is 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  /** The problem details (RFC 9457) of the answer, when it carried any. */
  readonly problem: Problem | undefined

  constructor(status: number, message: string, problem?: Problem, options?: ErrorOptions) {
    super(message, options)
    this.status = status
    this.problem = problem
  }
}

/** Whether this error says that the thing asked for does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404
}

/** Whether this error says that nobody is signed in, and somebody has to be. */
export function asksForCredentials(error: unknown): boolean {
  return error instanceof ApiError && error.problem?.code === 'credentials-required'
}

/** Whether this error says that figures are still being counted, so that asking again gets them. */
export function isBeingMade(error: unknown): error is ApiError {
  return error instanceof ApiError && error.problem?.code === 'facts-being-made'
}

/** Whether repeating the same request is of no use, because the request itself was refused. */
export function isClientError(error: unknown): boolean {
  return error instanceof ApiError && error.status >= 400 && error.status < 500
}
