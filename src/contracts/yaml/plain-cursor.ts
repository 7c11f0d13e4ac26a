import { CHOMPING_MODE, EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml'
import { CODE } from './character-codes.ts'

/** The column of what follows, at the end of the text. */
export const AT_END = -1
/** How the parser's events say that there is no anchor and no tag. */
const ABSENT = -1

/** The document is not written the plain way that is read here. */
export class NotPlain extends Error {
  constructor() {
    super('the document is not written the plain way')
    this.name = 'NotPlain'
  }
}

type Style = (typeof SCALAR_STYLE)[keyof typeof SCALAR_STYLE]
type Chomping = (typeof CHOMPING_MODE)[keyof typeof CHOMPING_MODE]

/**
 * A place in a plain YAML text, and the scalar that was read last. Where the text is not plain, or wrong, its
 * methods throw {@link NotPlain}.
 */
export class PlainCursor {
  readonly text: string
  at = 0
  /** Where the line begins that `at` is in. */
  lineStart = 0
  /** After a change of lines: the column of what follows. */
  indent = 0
  /** Offsets of the last scalar, without its quotes. */
  start = 0
  end = 0
  style: Style = SCALAR_STYLE.PLAIN
  /** Whether it ends in the line in which it begins. */
  isInOneLine = true
  /** Whether the last scalar says what stands there, without escapes and line breaks. */
  #isVerbatim = true
  #chomping: Chomping = CHOMPING_MODE.CLIP
  /** The column of a block scalar's text. */
  #textIndent = ABSENT

  constructor(text: string) {
    this.text = text
  }

  /** The character here; NaN at the end. */
  code(): number {
    return this.text.charCodeAt(this.at)
  }

  /** Whether a dash or colon here stands alone, and so means an item or a value. */
  isIndicator(code: number): boolean {
    return this.code() === code && isBlank(this.text.charCodeAt(this.at + 1))
  }

  isAtLineEnd(): boolean {
    const code = this.code()
    return code === CODE.lineFeed || code !== code
  }

  /** A carriage return stands only before a line feed here, and means no more than a space there. */
  skipSpaces(): void {
    while (isSpace(this.code())) this.at += 1
  }

  /** From what must be the end of a line, but for a comment, to what follows on another one. */
  endLine(): void {
    this.skipSpaces()
    if (this.code() === CODE.hash && this.#isAfterBlank()) this.#skipComment()
    if (!this.isAtLineEnd()) throw new NotPlain()
    this.at += 1
    this.seek()
  }

  /** From the beginning of a line to the first text, over blank lines and comments. */
  seek(): void {
    for (;;) {
      this.lineStart = this.at
      this.skipSpaces()
      if (this.code() === CODE.hash) this.#skipComment()
      if (this.code() !== CODE.lineFeed) break
      this.at += 1
    }
    this.indent = this.at < this.text.length ? this.at - this.lineStart : AT_END
  }

  #isAfterBlank(): boolean {
    return this.at === this.lineStart || isSpace(this.text.charCodeAt(this.at - 1))
  }

  #skipComment(): void {
    const end = this.text.indexOf('\n', this.at)
    this.at = end === -1 ? this.text.length : end
  }

  /**
   * Reads a scalar that is no block scalar: in one line if it is plain.
   *
   * @param parentIndent column of the collection around it: further lines are indented further
   */
  readScalar(isInFlow: boolean, parentIndent: number): void {
    const code = this.code()
    this.isInOneLine = true
    if (code === CODE.doubleQuote) this.#readDoubleQuoted(parentIndent)
    else if (code === CODE.singleQuote) this.#readSingleQuoted(parentIndent)
    else {
      this.style = SCALAR_STYLE.PLAIN
      this.#isVerbatim = true
      this.start = this.at
      this.#checkPlainStart(code)
      this.#readPlain(isInFlow)
    }
  }

  /** Goes on with a plain scalar in the lines that are indented further than the collection around it. */
  readFurtherLines(parentIndent: number): void {
    while (this.code() === CODE.lineFeed) {
      let lineStart = this.at
      let next = this.at
      for (;;) {
        const code = this.text.charCodeAt(next)
        if (code === CODE.lineFeed) lineStart = next + 1
        else if (!isSpace(code)) break
        next += 1
      }
      if (next >= this.text.length || next - lineStart <= parentIndent) return
      if (this.text.charCodeAt(next) === CODE.hash) return
      this.at = next
      this.lineStart = lineStart
      this.#isVerbatim = false
      this.#readPlain(false)
    }
  }

  #checkPlainStart(code: number): void {
    if (code === CODE.dash) {
      const next = this.text.charCodeAt(this.at + 1)
      if (isBlank(next) || isFlowIndicator(next)) throw new NotPlain()
    } else if (NOT_FIRST.has(code)) throw new NotPlain()
  }

  #readPlain(isInFlow: boolean): void {
    const { text } = this
    let { at } = this
    let end = at
    for (;;) {
      const code = text.charCodeAt(at)
      if (isSpace(code)) {
        at += 1
        continue
      }
      if (code === CODE.lineFeed || code !== code) break
      if (code === CODE.colon) {
        const next = text.charCodeAt(at + 1)
        if (isBlank(next) || (isInFlow && isFlowIndicator(next))) break
      } else if (code === CODE.hash) {
        // At the beginning of a line it was looked at before.
        if (at > end) break
      } else if (isInFlow && isFlowIndicator(code)) break
      at += 1
      end = at
    }
    this.at = at
    this.end = end
    if (end === this.start) throw new NotPlain()
  }

  #readDoubleQuoted(parentIndent: number): void {
    this.#beginQuoted(SCALAR_STYLE.DOUBLE_QUOTED)
    for (;;) {
      const code = this.code()
      if (code === CODE.doubleQuote) break
      if (code === CODE.lineFeed || code !== code) this.#breakQuoted(parentIndent)
      else if (code === CODE.backslash) {
        this.#isVerbatim = false
        this.at += 1
        const escaped = this.code()
        if (escaped === CODE.lineFeed || escaped === CODE.carriageReturn) {
          this.#breakQuoted(parentIndent)
        } else this.#skipEscape(escaped)
      } else this.at += 1
    }
    this.end = this.at
    this.at += 1
  }

  #readSingleQuoted(parentIndent: number): void {
    this.#beginQuoted(SCALAR_STYLE.SINGLE_QUOTED)
    for (;;) {
      const code = this.code()
      if (code === CODE.singleQuote) {
        if (this.text.charCodeAt(this.at + 1) !== CODE.singleQuote) break
        this.#isVerbatim = false
        this.at += 2
      } else if (code === CODE.lineFeed || code !== code) this.#breakQuoted(parentIndent)
      else this.at += 1
    }
    this.end = this.at
    this.at += 1
  }

  #skipEscape(escaped: number): void {
    const digits = HEXADECIMAL_DIGITS.get(escaped)
    if (digits === undefined) {
      if (!ESCAPED.has(escaped)) throw new NotPlain()
      this.at += 1
      return
    }
    const number = this.text.slice(this.at + 1, this.at + 1 + digits)
    if (number.length < digits || /[^\dA-Fa-f]/.test(number)) throw new NotPlain()
    this.at += 1 + digits
  }

  #beginQuoted(style: Style): void {
    this.style = style
    this.#isVerbatim = true
    this.at += 1
    this.start = this.at
  }

  /** Goes on to the text in another line. */
  #breakQuoted(parentIndent: number): void {
    this.#isVerbatim = false
    this.isInOneLine = false
    for (;;) {
      this.skipSpaces()
      if (this.code() !== CODE.lineFeed) break
      this.at += 1
      this.lineStart = this.at
    }
    const isInside = this.at - this.lineStart > parentIndent
    if (!isInside || this.at >= this.text.length) throw new NotPlain()
  }

  /**
   * Reads a literal or folded scalar (YAML 1.2, section 8.1), and goes on to what follows.
   *
   * @param least column that its text must have
   */
  readBlockScalar(least: number): void {
    const { text } = this
    this.style = this.code() === CODE.bar ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK
    this.at += 1
    this.#chomping = CHOMPING_MODE.CLIP
    if (this.code() === CODE.dash) this.#chomping = CHOMPING_MODE.STRIP
    if (this.code() === CODE.plus) this.#chomping = CHOMPING_MODE.KEEP
    if (this.#chomping !== CHOMPING_MODE.CLIP) this.at += 1
    this.skipSpaces()
    // With a comment, a given indent, or nothing after it.
    if (this.code() !== CODE.lineFeed) throw new NotPlain()
    let line = this.at + 1
    let end = line
    let indent = ABSENT
    /** The longest of the blank lines before the text, which may not be longer than its indent. */
    let longest = 0
    this.start = line
    for (;;) {
      let first = line
      while (text.charCodeAt(first) === CODE.space) first += 1
      const code = text.charCodeAt(first)
      const column = first - line
      if (code !== code) {
        if (column > Math.max(indent, 0)) end = first
        break
      }
      if (code === CODE.lineFeed || code === CODE.carriageReturn) {
        longest = Math.max(longest, column)
      } else {
        if (indent === ABSENT && column >= least) {
          if (column < longest) throw new NotPlain()
          indent = column
        }
        if (indent === ABSENT || column < indent) break
      }
      const lineEnd = text.indexOf('\n', first)
      line = lineEnd === -1 ? text.length : lineEnd + 1
      end = line
    }
    this.end = end
    this.#isVerbatim = false
    this.#textIndent = indent
    this.at = line
    this.seek()
  }

  /** What the last scalar says. */
  scalarText(): string {
    if (this.#isVerbatim) return this.text.slice(this.start, this.end)
    return getScalarValue(this.text, {
      type: EVENT_ID.SCALAR,
      valueStart: this.start,
      valueEnd: this.end,
      anchorStart: ABSENT,
      anchorEnd: ABSENT,
      tagStart: ABSENT,
      tagEnd: ABSENT,
      style: this.style,
      chomping: this.#chomping,
      indent: this.#textIndent,
      fast: false,
    })
  }
}

/** Characters with which no plain scalar begins, or only some. */
const NOT_FIRST = codesOf('?:,[]{}#&*!|>\'"%@`\n\r ')
/** What escapes in double quotes name by one character. */
const ESCAPED = codesOf('0abtnvfre "/\\N_LP')

/** Digits after `\x`, `\u` and `\U`. */
const HEXADECIMAL_DIGITS: ReadonlyMap<number, number> = new Map([
  [0x78, 2],
  [0x75, 4],
  [0x55, 8],
])

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)))
}

function isSpace(code: number): boolean {
  return code === CODE.space || code === CODE.carriageReturn
}

function isBlank(code: number): boolean {
  return isSpace(code) || code === CODE.lineFeed || code !== code
}

function isFlowIndicator(code: number): boolean {
  return (
    code === CODE.comma ||
    code === CODE.openingBracket ||
    code === CODE.closingBracket ||
    code === CODE.openingBrace ||
    code === CODE.closingBrace
  )
}
