import { CommandError, EXIT, registryError, usageError } from '../exit-status.ts'
import { reasonOf } from '../output.ts'
import { registryToken, registryUrl } from './credentials.ts'

/** The registry's answer when it refuses (RFC 9457), as far as it is read here. */
interface ProblemDetails {
  readonly type?: string
  readonly title?: string
  readonly detail?: string
  readonly code?: string
  readonly errors?: readonly Mistake[]
  readonly [extension: string]: unknown
}

interface Mistake {
  readonly pointer?: string
  readonly parameter?: string
  readonly detail?: string
}

/** The registry can be reached, and said no. */
export class RegistryRefusal extends CommandError {
  constructor(message: string) {
    super(EXIT.registry, message)
  }
}

const TIMEOUT = 60_000 // milliseconds

/**
 * Asks the registry.
 * @param path below `/api/v1`
 * @param init a `signal` of null lets the answer take as long as it takes
 * @throws CommandError (status 3) when it cannot be reached
 */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const url = `${registryUrl()}/api/v1${path}`
  const headers = new Headers(init.headers)
  const token = await registryToken()
  if (token !== undefined && !headers.has('authorization')) {
    headers.set('authorization', `Bearer ${token}`)
  }
  try {
    return await fetch(url, { signal: AbortSignal.timeout(TIMEOUT), ...init, headers })
  } catch (error) {
    const { cause } = error as Error
    throw registryError(
      `The registry at ${registryUrl()} cannot be reached: ${reasonOf(cause ?? error)}. Is it running, and is CONCORDAT_URL right?`,
      { cause: error },
    )
  }
}

/**
 * Asks the registry for JSON.
 * @throws CommandError (status 3) when it refuses, in its own words
 */
export async function askJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await ask(path, init)
  if (!response.ok) throw await refusal(response, new Headers(init.headers).has('authorization'))
  return (await response.json()) as T
}

/**
 * Asks the registry for what is text already.
 * @throws CommandError (status 3) when it refuses, in its own words
 */
export async function askText(path: string): Promise<string> {
  const response = await ask(path)
  if (!response.ok) throw await refusal(response)
  return response.text()
}

/**
 * The registry's refusal as an error for people.
 * @param ownCredentials the request came with credentials of its own, so that a kept token would change nothing
 */
export async function refusal(response: Response, ownCredentials = false): Promise<Error> {
  const problem = await readProblem(response)
  if (problem.code === 'environment-unknown') {
    return usageError(problem.detail ?? problem.title ?? 'There is no such environment.')
  }
  const words = problem.detail ?? problem.title ?? `it answered with status ${response.status}`
  const hint =
    response.status === 401 && !ownCredentials
      ? ' Run "concordat login" first, or set CONCORDAT_TOKEN.'
      : ''
  const mistakes = (problem.errors ?? [])
    .filter(({ detail }) => detail === undefined || !words.includes(detail)) // said once is enough
    .map(mistakeLine)
  return new RegistryRefusal(`The registry refused: ${words}${hint}${mistakes.join('')}`)
}

function mistakeLine({ pointer, parameter, detail }: Mistake): string {
  return `\n  ${[parameter ?? pointer, detail].filter((part) => part !== undefined).join(' ')}`
}

/** The problem details of an answer; empty when it carries none. */
export async function readProblem(response: Response): Promise<ProblemDetails> {
  const text = await response.text()
  try {
    return JSON.parse(text) as ProblemDetails
  } catch {
    return {} // a proxy's own page, perhaps; the status says enough
  }
}

/**
 * A request body of JSON.
 * @param tag the entity tag that the change is based on
 */
export function jsonBody(method: string, value: unknown, tag?: string): RequestInit {
  return {
    method,
    headers: { 'content-type': 'application/json', ...(tag !== undefined && { 'if-match': tag }) },
    body: JSON.stringify(value),
  }
}
