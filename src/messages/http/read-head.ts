import type { Location } from '../../contracts/index.ts'
import { HeaderField, HeaderFields } from './header-fields.ts'
import { readStartLine, type StartLine } from './start-line.ts'

/** The start line and the header fields of a message. */
export interface MessageHead {
  readonly startLine: StartLine
  readonly headers: HeaderFields
  /** The place of the start line. */
  readonly place: () => Location
}

/**
 * Reads a head as it goes over the wire (RFC 2616, sections 4.1 and 4.2): a start line, then fields, up to an empty
 * line. Empty lines before it are passed over, and so are lines that are no fields.
 *
 * @param find the place of a range of the text
 */
export function readHead(
  text: string,
  find: (start: number, end: number) => Location,
): MessageHead {
  let startLine: string | undefined
  let at = 0
  const fields: HeaderField[] = []
  for (const { line, start } of linesOf(text)) {
    if (line === '' && startLine !== undefined) break
    if (startLine === undefined) {
      startLine = line === '' ? undefined : line
      at = start
    } else addField(fields, line, () => find(start, start + line.length))
  }
  const first = startLine ?? ''
  return {
    startLine: readStartLine(first),
    headers: new HeaderFields(fields),
    place: () => find(at, at + first.length),
  }
}

/** Reads fields alone, as those of a part of a multipart body. */
export function readFields(
  text: string,
  find: (start: number, end: number) => Location,
): HeaderFields {
  const fields: HeaderField[] = []
  for (const { line, start } of linesOf(text)) {
    addField(fields, line, () => find(start, start + line.length))
  }
  return new HeaderFields(fields)
}

function addField(fields: HeaderField[], line: string, find: () => Location): void {
  const last = fields.at(-1)
  if (/^[ \t]/.test(line) && last !== undefined) {
    fields[fields.length - 1] = last.folded(line.trim())
    return
  }
  const colon = line.indexOf(':')
  if (colon < 1) return
  fields.push(new HeaderField(line.slice(0, colon).trim(), line.slice(colon + 1).trim(), find))
}

function* linesOf(text: string): Generator<{ readonly line: string; readonly start: number }> {
  let start = 0
  for (const found of text.matchAll(/\r\n?|\n/g)) {
    yield { line: text.slice(start, found.index), start }
    start = found.index + found[0].length
  }
  yield { line: text.slice(start), start }
}
