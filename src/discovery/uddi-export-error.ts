import type { Location } from '../contracts/index.ts'

/** Why a file is no export that can be judged. The key is public and stable. */
export type UddiExportErrorCode =
  'export-too-large' | 'export-unreadable' | 'export-format-unknown' | 'export-without-entries'

/** An export that cannot be judged at all. */
export class UddiExportError extends Error {
  readonly code: UddiExportErrorCode
  readonly location: Location | undefined

  /** @param message one sentence: what is wrong and what to do about it */
  constructor(
    code: UddiExportErrorCode,
    message: string,
    location?: Location,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'UddiExportError'
    this.code = code
    this.location = location
  }
}
