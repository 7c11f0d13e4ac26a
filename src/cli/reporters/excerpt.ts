import type { Location } from '../../contracts/index.ts'
import { visibleLine } from './display-text.ts'
import type { SourceLines } from './source-lines.ts'

/** The line that a finding stands on, as it is shown, with the part that is meant. */
export interface Excerpt {
  readonly line: number
  readonly before: string
  /** Empty at the end of a line. */
  readonly marked: string
  readonly after: string
}

const LONGEST = 100 // code units of a line that are shown; a minified document is one line
const LEAD = 40 // of these, how many may stand before the place
const CUT = '…'

/**
 * The line of a place. Of a long line only what lies around the place; undefined when the line is not known or
 * there is nothing to see in it.
 */
export function excerptOf(location: Location, sources: SourceLines): Excerpt | undefined {
  const { file, line, column, endLine, endColumn } = location
  const text = sources.line(file, line)
  if (text === undefined || text.trim() === '') return undefined
  const from = Math.min(column - 1, text.length)
  const endsHere = endLine === line && endColumn !== undefined
  const to = endsHere ? Math.max(endColumn - 1, from) : text.length
  const isLong = text.length > LONGEST
  const first = isLong ? whole(text, Math.max(0, Math.min(from - LEAD, text.length - LONGEST))) : 0
  const last = isLong ? whole(text, Math.min(first + LONGEST, text.length)) : text.length
  const marked = text.slice(from, Math.min(to, last))
  const shown = endsHere ? marked : marked.trimEnd()
  const indent = first === 0 ? (/^\s*/.exec(text.slice(0, from))?.[0].length ?? 0) : first
  return {
    line,
    before: `${first === 0 ? '' : CUT}${visibleLine(text.slice(indent, from))}`,
    marked: visibleLine(shown),
    after: `${visibleLine(text.slice(from + shown.length, last)).trimEnd()}${last < text.length ? CUT : ''}`,
  }
}

/** The same offset, or the one before when it would cut a character of two code units. */
function whole(text: string, offset: number): number {
  const isWithin = /[\udc00-\udfff]/.test(text.charAt(offset))
  return isWithin && /[\ud800-\udbff]/.test(text.charAt(offset - 1)) ? offset - 1 : offset
}
