import type { IncomingMessage } from 'node:http'

/** A GET that asks for something as it is now, and nothing else. */
export interface PlainRequest {
  /** The segments of the path, which needs no decoding. */
  readonly segments: readonly string[]
  /** The secret of a bearer token (RFC 6750, section 2.1); undefined when nobody says who asks. */
  readonly secret: string | undefined
}

/** What makes an answer depend on more than its address, or comes with a body. */
const TELLING_HEADERS = [
  'cookie',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'range',
  'expect',
  'content-length',
  'transfer-encoding',
] as const

/** Letters, digits and the marks that stand for themselves in a path (RFC 3986, section 2.3). */
const PLAIN_PATH = /^(?:\/[\w.~-]+)+$/

const BEARER = /^Bearer ([^ ]+)$/i

/** What a request asks for when it is plain; undefined when it is to be read with all its details. */
export function readPlainRequest({
  method,
  url,
  headers,
}: IncomingMessage): PlainRequest | undefined {
  if (method !== 'GET' || url === undefined || !PLAIN_PATH.test(url)) return undefined
  if (TELLING_HEADERS.some((name) => headers[name] !== undefined)) return undefined
  const { authorization } = headers
  const secret = authorization && BEARER.exec(authorization)?.[1]
  if (authorization !== undefined && secret === undefined) return undefined
  return { segments: url.slice(1).split('/'), secret }
}
