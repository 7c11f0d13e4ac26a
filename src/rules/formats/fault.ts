import type { Location, SourceText } from '../../contracts/index.ts'

/** Something that the library of a format, or a check beside it, holds against a contract. */
export interface FormatFault<Kind extends string> {
  readonly kind: Kind
  readonly at: Location
  /** A sentence without its full stop. */
  readonly problem: string
}

/** What a judgement came to, with reasons why a part of it was not possible. */
export interface FormatJudgement<Kind extends string> {
  readonly faults: readonly FormatFault<Kind>[]
  readonly unjudged: readonly string[]
}

/** The place from an offset to another, or to the end of the line where that comes first. */
export function placeIn(source: SourceText, start: number, end = Infinity): Location {
  const { text } = source
  const lineEnd = text.indexOf('\n', start)
  const last = Math.min(end, lineEnd === -1 ? text.length : lineEnd)
  return source.location('', start, Math.max(last, start))
}

/** The place of a line, which counts from 1, without the white space that it begins with. */
export function placeOfLine(source: SourceText, line: number): Location {
  let start = 0
  for (let count = 1; count < line; count += 1) {
    const next = source.text.indexOf('\n', start)
    if (next === -1) break
    start = next + 1
  }
  while (/[ \t]/.test(source.text.charAt(start))) start += 1
  return placeIn(source, start)
}

/** A library's sentence, with neither full stop nor the place that it repeats. */
export function asPhrase(message: string): string {
  const [first = ''] = message.split('\n')
  return first.replace(/\.$/, '')
}
