import { ZodError } from 'zod'
import { ArchiveError } from '../../archive/index.ts'
import { AuditError } from '../../audit/index.ts'
import { AccountError, GovernanceError } from '../../governance/index.ts'
import { MaturityError } from '../../maturity/index.ts'
import { RegistryError, type ProblemDetails as RegistryDetails } from '../../registry/index.ts'
import { StoreError, type StoreProblem } from '../../store/index.ts'
import { HttpProblem } from './http-problem.ts'
import type { InputError, ProblemExtensions } from './problem-details.ts'
import { PROBLEM_STATUS, type ProblemCode } from './problem-table.ts'

/** What an answer says about an error. */
export interface Problem {
  readonly code: ProblemCode
  readonly detail?: string
  readonly extensions: ProblemExtensions
  readonly headers: Readonly<Record<string, string>>
}

/** What to tell the caller about an error. Of an error that is not meant for callers nothing is told. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof HttpProblem) {
    const extensions = error.errors === undefined ? {} : { errors: error.errors }
    return { code: error.code, detail: error.message, extensions, headers: error.headers }
  }
  if (error instanceof RegistryError) {
    return problem(error.code, error.message, extensionsOf(error.details))
  }
  if (error instanceof AccountError) {
    const extensions = error.authority === undefined ? {} : { authority: error.authority }
    return problem(error.code, error.message, extensions)
  }
  if (error instanceof GovernanceError) {
    const { errors, ...others } = error.details
    const mistakes = errors?.map(({ pointer, message }) => ({ pointer, detail: message }))
    return problem(error.code, error.message, {
      ...others,
      ...(mistakes !== undefined && { errors: mistakes }),
    })
  }
  if (error instanceof MaturityError) {
    const told = problem(error.code, error.message)
    return error.code === 'facts-being-made' ? { ...told, headers: { 'Retry-After': '60' } } : told
  }
  if (error instanceof StoreError) return problemOfStore(error)
  if (error instanceof AuditError && error.code === 'ledger-busy') {
    return { code: 'busy', extensions: {}, headers: { 'Retry-After': '1' } }
  }
  if (error instanceof ArchiveError && error.code === 'registry-not-settled') {
    return {
      ...{ code: 'busy', detail: error.message },
      ...{ extensions: {}, headers: { 'Retry-After': '5' } },
    }
  }
  if (error instanceof ZodError) return problemOfValues(error)
  return problemOfClientError(error) ?? UNTOLD
}

const UNTOLD: Problem = { code: 'internal-error', extensions: {}, headers: {} }

function problem(code: ProblemCode, detail: string, extensions: ProblemExtensions = {}): Problem {
  return { code, detail, extensions, headers: {} }
}

/** Failures of the store that callers can do something about; the others are bugs. */
const STORE_CODES: Partial<Record<StoreProblem, ProblemCode>> = {
  'stale-revision': 'stale-revision',
  'invalid-query': 'invalid-cursor',
  unavailable: 'store-unavailable',
  'outcome-unknown': 'outcome-unknown',
}

function problemOfStore(error: StoreError): Problem {
  const code = STORE_CODES[error.code]
  if (code === undefined) return UNTOLD
  const headers: Record<string, string> = PROBLEM_STATUS[code] === 503 ? { 'Retry-After': '5' } : {}
  // The message of a store may name files and hosts.
  const detail = adviceOf(error)
  return { code, ...(detail !== undefined && { detail }), extensions: {}, headers }
}

/** What to do, told to callers and to whoever runs the registry. */
function adviceOf({ code, detail }: StoreError): string | undefined {
  if (code === 'outcome-unknown')
    return 'The store did not answer in time, and may have made the change or make it yet. Look at what was to be changed before you send this again.'
  if (code !== 'unavailable') return undefined
  return detail === 'full'
    ? 'The disk of the store is full, so that nothing can be changed; reading goes on. Whoever runs the registry has to free some space; it need not be started again. Of a request that changes several things, look at what was changed before you send it again.'
    : 'The store does not answer, or its disk is full or fails; the reason stands in the log of the registry, which goes on by itself once that is remedied. Of a request that changes several things, look at what was changed before you send it again.'
}

function problemOfValues({ issues }: ZodError): Problem {
  const errors = issues.map(({ path, message }) => ({
    pointer: path.map((step) => `/${String(step)}`).join(''),
    detail: message,
  }))
  const [{ pointer, detail } = { pointer: '', detail: '' }] = errors
  const first = `${pointer === '' ? 'the body' : pointer}: ${detail}`
  return problem('invalid-request', `The request has values that are not accepted. ${first}.`, {
    errors,
  })
}

function extensionsOf({ errors, unreadable, ...others }: RegistryDetails): ProblemExtensions {
  const mistakes: readonly InputError[] = [
    ...(errors ?? []).map(({ pointer, message }) => ({ pointer, detail: message })),
    ...(unreadable === undefined
      ? []
      : [
          {
            detail: unreadable.message,
            ...(unreadable.location === undefined ? {} : { location: unreadable.location }),
          },
        ]),
  ]
  return {
    ...others,
    ...(unreadable === undefined ? {} : { unreadable }),
    ...(mistakes.length === 0 ? {} : { errors: mistakes }),
  }
}

/**
 * Express and its body parsers throw errors made by `http-errors`: with a status below 500 they speak of
 * the client's mistake, and `expose` says that their message may be shown.
 */
function problemOfClientError(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined
  const { status, expose, limit } = error as Error & Readonly<Record<string, unknown>>
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined
  // Errors of decoding a path have no `expose`; their message quotes only what was sent.
  const detail = expose === false ? undefined : detailOf(error.message, limit)
  const told = detail === undefined ? {} : { detail }
  return { code: CLIENT_CODES[status] ?? 'invalid-request', ...told, extensions: {}, headers: {} }
}

function detailOf(message: string, limit: unknown): string {
  return typeof limit === 'number' ? `The body may have at most ${limit} bytes.` : message
}

const CLIENT_CODES: Readonly<Record<number, ProblemCode>> = {
  400: 'body-unreadable',
  404: 'not-found',
  413: 'body-too-large',
  415: 'unsupported-media-type',
}
