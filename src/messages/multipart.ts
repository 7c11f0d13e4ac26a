import { BodyText } from './body-text.ts'
import { readFields } from './http/read-head.ts'
import { MESSAGE_LOG_LIMITS } from './message-limits.ts'
import type { MimePart } from './message.ts'

/**
 * Splits a multipart body (RFC 2046, section 5.1.1) at its boundary; empty when the boundary does not stand in it.
 * What comes before the first boundary and after the last one is passed over. No more parts are read than
 * `MESSAGE_LOG_LIMITS.parts`.
 */
export function splitMultipart(body: BodyText, boundary: string): readonly MimePart[] {
  const { text } = body
  const delimiter = `--${boundary}`
  const parts: MimePart[] = []
  let from = afterDelimiter(text, delimiter, 0)
  while (from !== undefined && parts.length < MESSAGE_LOG_LIMITS.parts) {
    const next = findDelimiter(text, delimiter, from)
    parts.push(readPart(body, from, next === undefined ? text.length : endOfPart(text, next)))
    if (next === undefined || text.startsWith('--', next + delimiter.length)) break
    from = afterDelimiter(text, delimiter, next)
  }
  return parts
}

/** The next boundary at the beginning of a line. */
function findDelimiter(text: string, delimiter: string, from: number): number | undefined {
  let at = text.indexOf(delimiter, from)
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') {
    at = text.indexOf(delimiter, at + 1)
  }
  return at === -1 ? undefined : at
}

function afterDelimiter(text: string, delimiter: string, from: number): number | undefined {
  const at = findDelimiter(text, delimiter, from)
  if (at === undefined) return undefined
  const lineEnd = text.indexOf('\n', at + delimiter.length)
  return lineEnd === -1 ? text.length : lineEnd + 1
}

/** The line break before a boundary belongs to the boundary. */
function endOfPart(text: string, delimiter: number): number {
  if (text.startsWith('\r\n', delimiter - 2)) return delimiter - 2
  return delimiter - 1
}

function readPart(body: BodyText, from: number, to: number): MimePart {
  const part = body.text.slice(from, Math.max(from, to))
  const blank = /^\r?\n|\r?\n\r?\n/.exec(part)
  const headEnd = blank === null ? part.length : blank.index
  const start = blank === null ? part.length : blank.index + blank[0].length
  const headers = readFields(part.slice(0, headEnd), (begin, end) =>
    body.locate(from + begin, from + end),
  )
  return { headers, content: body.slice(from + start, from + part.length) }
}
