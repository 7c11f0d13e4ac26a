/** The longest part of a line that is drawn, in UTF-16 code units. */
const longestLine = 2000

/** How much of a long line is shown before the column of interest. */
const lead = 200

export interface LineWindow {
  readonly text: string
  /** How many code units are left out on each side. */
  readonly before: number
  readonly after: number
}

/**
 * The part of a line that is drawn. A contract without line breaks is one line of megabytes, which no
 * browser draws in good time.
 *
 * @param column the column of interest, from 1
 */
export function windowOf(line: string, column: number): LineWindow {
  if (line.length <= longestLine) return { text: line, before: 0, after: 0 }
  const before = Math.max(0, Math.min(column - 1 - lead, line.length - longestLine))
  const text = line.slice(before, before + longestLine)
  return { text, before, after: line.length - before - text.length }
}
