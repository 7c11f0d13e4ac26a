/** What a JSON text will hold, before anything is built from it. */
export interface JsonMeasure {
  /** Offset of the first bracket that is nested deeper than the limit given. */
  readonly tooDeepAt: number | undefined
  /** At least the number of values. */
  readonly nodes: number
  /** The number of members of all objects, equal keys counted each. */
  readonly members: number
  readonly collections: JsonCollections
  /** Offsets at which lines begin, unless a carriage return stands alone. Strings hold no line breaks. */
  readonly lines: readonly number[]
}

/** The objects and arrays of a text, numbered in the order in which they open. */
export interface JsonCollections {
  /** Of each its offset after the closing bracket. */
  readonly ends: Int32Array
  /** Of each the number of the first one that opens after it has closed. */
  readonly nexts: Int32Array
}

const SPACE = 0x20
const QUOTE = 0x22
const COMMA = 0x2c
const LINE_FEED = 0x0a
const COLON = 0x3a
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

const FEW_COLLECTIONS = 256

/**
 * Counts brackets, commas and colons outside strings, at some hundred megabytes a second, and stops when
 * there are too many or they nest too deep. For a text that is not well-formed the counts are those of its
 * parts up to where it breaks, and meaningless after that.
 */
export function measureJson(
  text: string,
  limits: { readonly depth: number; readonly nodes: number },
): JsonMeasure {
  const { length } = text
  const open = new Int32Array(limits.depth + 1)
  let ends = new Int32Array(FEW_COLLECTIONS)
  let nexts = new Int32Array(FEW_COLLECTIONS)
  let collections = 0
  let depth = 0
  let nodes = 1
  let members = 0
  let tooDeepAt: number | undefined
  const lines = [0]
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === SPACE) continue
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === LINE_FEED) lines.push(at + 1)
    else if (code === COMMA) nodes += 1
    else if (code === COLON) members += 1
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      nodes += 1
      depth += 1
      if (depth > limits.depth) {
        tooDeepAt = at
        break
      }
      if (nodes > limits.nodes) break
      if (collections === ends.length) {
        ends = doubled(ends)
        nexts = doubled(nexts)
      }
      open[depth] = collections
      collections += 1
    } else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && depth > 0) {
      const closed = open[depth] ?? 0
      ends[closed] = at + 1
      nexts[closed] = collections
      depth -= 1
    }
  }
  return { tooDeepAt, nodes, members, collections: { ends, nexts }, lines }
}

function doubled(cells: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(cells.length * 2)
  larger.set(cells)
  return larger
}

/** Offset of the quotation mark that ends the string begun at `start`, or the end of the text. */
export function endOfString(text: string, start: number): number {
  const { length } = text
  for (let at = start + 1; at < length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at
    if (code === BACKSLASH) at += 1
  }
  return length
}
