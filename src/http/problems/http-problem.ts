import type { InputError } from './problem-details.ts'

/** What can go wrong at the edge itself, before or beside any use case. The key is public; a retired one is never reused. */
export const HTTP_PROBLEMS = {
  'invalid-request': 'The request does not fit the interface',
  'not-found': 'There is nothing at this address',
  'method-not-allowed': 'The method is not known at this address',
  'unsupported-media-type': 'The body is of a media type that is not accepted here',
  'host-unknown': 'The registry does not answer by this name',
  'body-unreadable': 'The body of the request cannot be read',
  'body-too-large': 'The body of the request is too large',
  'bundle-invalid': 'The bundle of files is not accepted',
  'credentials-required': 'Credentials are needed for this',
  'credentials-invalid': 'The credentials are wrong, expired or revoked',
  'other-origin': 'The request comes from another site',
  'too-many-attempts': 'Too many failed attempts to log in',
  'revision-invalid': 'The revision in If-Match is not one of this registry',
  'idempotency-key-reused': 'The idempotency key stands for another request',
  'request-in-progress': 'The same request is being carried out at this moment',
  'policy-not-found': 'There is no such policy or rule pack',
  'rule-not-found': 'There is no such rule',
  'not-ready': 'The registry is not ready',
  'store-unavailable': 'The store cannot be reached',
  'outcome-unknown': 'Whether the change was made is not known',
  busy: 'The registry has too much to do',
  'internal-error': 'Something went wrong inside the registry',
} as const
export type HttpProblemCode = keyof typeof HTTP_PROBLEMS

/** What an HTTP problem carries beside its message. */
export interface HttpProblemExtras {
  readonly errors?: readonly InputError[]
  /** Sent with the answer, for instance `WWW-Authenticate`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A failure of the edge that the caller can act on. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly code: HttpProblemCode
  readonly errors: readonly InputError[] | undefined
  readonly headers: Readonly<Record<string, string>>

  /** @param message one sentence: what was refused, why, and what to do about it */
  constructor(
    code: HttpProblemCode,
    message: string,
    extras: HttpProblemExtras = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.code = code
    this.errors = extras.errors
    this.headers = extras.headers ?? {}
  }
}
