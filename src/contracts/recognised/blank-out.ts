/** How a language writes what carries no structure. */
export interface Lexicon {
  /** What begins a comment that ends with the line. */
  readonly lineComment: string
  /** What encloses longer comments and texts, opening and closing; longer ones first. */
  readonly enclosures: readonly (readonly [open: string, close: string])[]
}

/**
 * Replaces comments and texts by spaces, so that what remains can be searched without reading words
 * out of them. Offsets stay as they are.
 */
export function blankOut(text: string, lexicon: Lexicon): string {
  const parts: string[] = []
  let kept = 0
  for (const at of openings(text, lexicon)) {
    if (at < kept) continue
    const end = endOfBlank(text, at, lexicon) ?? at
    parts.push(text.slice(kept, at), ' '.repeat(end - at))
    kept = end
  }
  parts.push(text.slice(kept))
  return parts.join('')
}

/** Offset of the first character of a text that is neither white space nor in a comment or text. */
export function startOfCode(text: string, lexicon: Lexicon): number {
  let at = 0
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at += 1
    const end = endOfBlank(text, at, lexicon)
    if (end === undefined) return at
    at = end
  }
}

/** Offsets at which a comment or text may begin. */
function* openings(text: string, { lineComment, enclosures }: Lexicon): Generator<number> {
  const marks = [lineComment, ...enclosures.map(([open]) => open)]
  const first = new RegExp(`[${[...new Set(marks.map((mark) => mark.charAt(0)))].join('')}]`, 'g')
  for (let found = first.exec(text); found !== null; found = first.exec(text)) {
    const at = found.index
    if (marks.some((mark) => text.startsWith(mark, at))) yield at
  }
}

function endOfBlank(text: string, at: number, lexicon: Lexicon): number | undefined {
  if (text.startsWith(lexicon.lineComment, at)) {
    const end = text.indexOf('\n', at)
    return end === -1 ? text.length : end
  }
  for (const [open, close] of lexicon.enclosures) {
    if (text.startsWith(open, at)) return endOfEnclosure(text, at + open.length, close)
  }
  return undefined
}

function endOfEnclosure(text: string, start: number, close: string): number {
  for (let at = start; at < text.length; at += 1) {
    if (text.startsWith(close, at)) return at + close.length
    if (text[at] === '\\' && close !== '*/') at += 1
  }
  return text.length
}
