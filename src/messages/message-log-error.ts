import type { Location } from '../contracts/index.ts'

/** Why a file is no log of messages that can be judged. The key is public and stable. */
export type MessageLogErrorCode = 'log-too-large' | 'log-unreadable' | 'log-format-unknown'

/** A log that cannot be read at all; what is wrong with a single entry is part of the log. */
export class MessageLogError extends Error {
  readonly code: MessageLogErrorCode
  readonly location: Location | undefined

  /** @param message one sentence: what is wrong and what to do about it */
  constructor(
    code: MessageLogErrorCode,
    message: string,
    location?: Location,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'MessageLogError'
    this.code = code
    this.location = location
  }
}
