/** A place in text: both count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Turns offsets into lines and columns. A line ends with LF, CR LF or a single CR. */
export class LineTable {
  readonly #starts: readonly number[]

  /** @param startsAfterFeeds offsets of lines that end with a line feed, where they are known already */
  constructor(text: string, startsAfterFeeds?: readonly number[]) {
    this.#starts =
      text.includes('\r') && /\r(?!\n)/.test(text)
        ? startsAfterAnyBreak(text)
        : (startsAfterFeeds ?? startsAfterLineFeeds(text))
  }

  positionAt(offset: number): Position {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 }
  }

  /** Offsets of a line, from 1, with the break at its end; undefined when there are fewer lines. */
  rangeOf(line: number): { readonly start: number; readonly end: number | undefined } | undefined {
    const start = this.#starts[line - 1]
    return start === undefined ? undefined : { start, end: this.#starts[line] }
  }
}

function startsAfterLineFeeds(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function startsAfterAnyBreak(text: string): number[] {
  const starts = [0]
  for (const found of text.matchAll(/\r\n?|\n/g)) starts.push(found.index + found[0].length)
  return starts
}
