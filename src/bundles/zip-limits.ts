import { DEFAULT_LIMITS } from '../contracts/index.ts'

/** Bounds on what one archive may unpack to. */
export interface ZipLimits {
  /** Entries of the archive, folders included. */
  readonly entries: number
  /** Bytes of one file, unpacked. */
  readonly fileBytes: number
  /** Bytes of all files together, unpacked. */
  readonly bundleBytes: number
  /** How many times larger a file may be than what it is packed in; XML packs up to 60 times smaller. */
  readonly ratio: number
}

export const DEFAULT_ZIP_LIMITS: ZipLimits = {
  entries: 2 * DEFAULT_LIMITS.files,
  fileBytes: DEFAULT_LIMITS.fileBytes,
  bundleBytes: DEFAULT_LIMITS.bundleBytes,
  ratio: 250,
}
