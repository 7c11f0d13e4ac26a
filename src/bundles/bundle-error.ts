/** What is wrong with a bundle, for callers that answer each kind in their own way. */
export const BUNDLE_ERROR_CODES = [
  /** The bytes are no zip archive, or a damaged one. */
  'bundle-unreadable',
  /** The archive uses something that is not read, such as encryption. */
  'bundle-unsupported',
  /** A name leaves the bundle, stands there twice, or is no name of a file. */
  'bundle-name',
  /** There is more of it than is read. */
  'bundle-too-large',
  /** No file, or more than one, can be the one to begin with. */
  'bundle-entry',
] as const
export type BundleErrorCode = (typeof BUNDLE_ERROR_CODES)[number]

/** A bundle that is refused as a whole. */
export class BundleError extends Error {
  readonly code: BundleErrorCode

  /** @param message one sentence: what is wrong, where, and what to do about it. */
  constructor(code: BundleErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BundleError'
    this.code = code
  }
}
