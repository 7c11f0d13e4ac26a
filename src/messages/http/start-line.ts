/** Stands in a start line where a log does not tell the version of HTTP. */
export const UNKNOWN_VERSION = 'HTTP/?'

/** The first line of a message: a request line or a status line (RFC 2616, sections 5.1 and 6.1). */
export interface StartLine {
  /** As logged, without the line break. */
  readonly text: string
  /** Its words; a complete line has three, or more where a reason has several words. */
  readonly words: readonly string[]
}

export function readStartLine(text: string): StartLine {
  return { text, words: text.split(' ').filter((word) => word !== '') }
}
