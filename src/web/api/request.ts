/** The one place that talks to the registry: the HTTP API below `/api/v1`, with problem details as errors. */
import { ApiError } from './problem.ts'
import type { Problem } from './schemas.ts'

const base = '/api/v1'

/** Query parameters; absent and empty ones are left out of the address. */
export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>

/** The address of an API resource. `path` begins with a slash and is already encoded. */
export function apiAddress(path: string, query: Query = {}): string {
  return `${base}${withQuery(path, query)}`
}

/** A path with its parameters; one that has several values stands there several times. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams()
  for (const [name, given] of Object.entries(query)) {
    for (const value of [given ?? ''].flat()) {
      if (value !== '') parameters.append(name, String(value))
    }
  }
  const search = parameters.toString()
  return search === '' ? path : `${path}?${search}`
}

/** @throws ApiError when the registry refuses or cannot be reached. */
export async function getJson<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const response = await send(apiAddress(path, query), {
    headers: { accept: 'application/json' },
    ...(signal && { signal }),
  })
  return (await response.json()) as T
}

/** A resource with the tag that a change of it has to name, so that nobody else's change is lost. */
export interface Tagged<T> {
  readonly value: T
  /** Its `ETag`, exactly as received. */
  readonly tag: string
}

/** @throws ApiError when the registry refuses or cannot be reached. */
export async function getTagged<T>(path: string, signal?: AbortSignal): Promise<Tagged<T>> {
  const response = await send(apiAddress(path), {
    headers: { accept: 'application/json' },
    cache: 'no-cache',
    ...(signal && { signal }),
  })
  return { value: (await response.json()) as T, tag: response.headers.get('etag') ?? '' }
}

/** @throws ApiError when the registry refuses or cannot be reached. */
export async function getBytes(
  path: string,
  query?: Query,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const response = await send(apiAddress(path, query), signal ? { signal } : {})
  return new Uint8Array(await response.arrayBuffer())
}

/**
 * Writes. A key makes a repeat after a lost answer harmless.
 *
 * @param tag that of the resource which the request changes, where it changes one
 * @returns the JSON of the answer, `undefined` for an answer without content
 * @throws ApiError when the registry refuses or cannot be reached
 */
export async function postJson<T>(path: string, body: unknown, tag?: string): Promise<T> {
  const response = await send(apiAddress(path), {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': newKey(),
      ...(tag !== undefined && { 'if-match': tag }),
    },
    body: JSON.stringify(body),
  })
  return bodyOf<T>(response)
}

/**
 * Creates a resource or replaces it as a whole; to replace, name the tag of what is replaced.
 *
 * @throws ApiError when the registry refuses or cannot be reached, also when it was changed since
 */
export async function putJson<T>(path: string, body: unknown, tag?: string): Promise<T> {
  return sendJson<T>('PUT', path, 'application/json', body, tag)
}

/**
 * Changes members of a resource (RFC 7396); null takes one away.
 *
 * @throws ApiError when the registry refuses or cannot be reached, also when it was changed since
 */
export async function patchJson<T>(path: string, body: unknown, tag: string): Promise<T> {
  return sendJson<T>('PATCH', path, 'application/merge-patch+json', body, tag)
}

/**
 * Sends a contract: one file as it is, several as a bundle.
 *
 * @param entry the file to begin with; the registry finds it unless given
 * @throws ApiError when the registry refuses or cannot be reached
 */
export async function sendContract<T>(
  method: 'POST' | 'PUT',
  path: string,
  contract: { readonly files: readonly File[]; readonly entry?: string | undefined },
  query: Query = {},
): Promise<T> {
  const [first] = contract.files
  const isOne = contract.files.length === 1 && first !== undefined
  const form = new FormData()
  if (contract.entry !== undefined) form.append('entry', contract.entry)
  for (const file of contract.files) form.append('file', file, nameInBundle(file))
  const response = await send(
    apiAddress(path, isOne ? { ...query, filename: first.name } : query),
    {
      method,
      headers: {
        accept: 'application/json',
        ...(isOne && { 'content-type': 'application/octet-stream' }),
      },
      body: isOne ? first : form,
    },
  )
  return (await response.json()) as T
}

/** Relative to the folder that was chosen, where one was: imports go by these names. */
export function nameInBundle(file: File): string {
  return file.webkitRelativePath === '' ? file.name : file.webkitRelativePath
}

/** @throws ApiError when the registry refuses or cannot be reached. */
export async function deleteResource(path: string, query?: Query): Promise<void> {
  await send(apiAddress(path, query), { method: 'DELETE' })
}

async function sendJson<T>(
  method: string,
  path: string,
  type: string,
  body: unknown,
  tag: string | undefined,
): Promise<T> {
  const response = await send(apiAddress(path), {
    method,
    headers: {
      accept: 'application/json',
      'content-type': type,
      ...(tag !== undefined && { 'if-match': tag }),
    },
    body: JSON.stringify(body),
  })
  return bodyOf<T>(response)
}

/** Undefined where there is none. */
async function bodyOf<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** `crypto.randomUUID` is missing on pages served without TLS from another machine; this is not. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

async function send(address: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(address, { credentials: 'same-origin', ...init })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError(
      0,
      'The registry cannot be reached. Check that it runs and that you are online.',
      undefined,
      { cause },
    )
  }
  if (response.ok) return response
  const problem = await readProblem(response)
  const message =
    problem?.detail ?? problem?.title ?? `The registry answered with status ${response.status}.`
  throw new ApiError(response.status, message, problem)
}

async function readProblem(response: Response): Promise<Problem | undefined> {
  if (response.headers.get('content-type')?.includes('json') !== true) return undefined
  try {
    return (await response.json()) as Problem
  } catch {
    return undefined // a body cut short says nothing; the status still does
  }
}
