/** Bounds on what fetching may cost. */
export interface RemoteLimits {
  /** Bytes of one document, unpacked. */
  readonly documentBytes: number
  /** Bytes of all documents of one fetcher together, unpacked. */
  readonly allBytes: number
  /** Documents that one fetcher asks for. */
  readonly documents: number
  /** Redirects on the way to one document. */
  readonly redirects: number
  /** Milliseconds for one document, from the first question to the last byte. */
  readonly totalMilliseconds: number
  /** Milliseconds without a byte. */
  readonly idleMilliseconds: number
  /** Milliseconds that all documents of one fetcher take together. */
  readonly allMilliseconds: number
}

export const DEFAULT_REMOTE_LIMITS: RemoteLimits = {
  documentBytes: 16 * 1024 * 1024,
  allBytes: 64 * 1024 * 1024,
  documents: 200,
  redirects: 5,
  totalMilliseconds: 20_000,
  idleMilliseconds: 5_000,
  allMilliseconds: 120_000,
}
