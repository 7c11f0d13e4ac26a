const tabWidth = 4 // character cells, as in source-viewer.css

/** A stretch of a line in character cells, as a monospaced font draws it. */
export interface VisualRange {
  readonly left: number
  readonly width: number
}

/**
 * Where a stretch of text is drawn. Tabs reach to the next stop; every other code unit takes one cell.
 *
 * @param start offset in `text` where the stretch begins, from 0
 * @param end offset behind its last character
 */
export function visualRange(text: string, start: number, end: number): VisualRange {
  const left = cellsOf(text, start)
  return { left, width: Math.max(1, cellsOf(text, end) - left) }
}

function cellsOf(text: string, offset: number): number {
  let cells = 0
  for (let index = 0; index < Math.min(offset, text.length); index += 1) {
    cells += text[index] === '\t' ? tabWidth - (cells % tabWidth) : 1
  }
  return cells
}
