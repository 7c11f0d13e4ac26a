import { PathMistake } from './path-expression.ts'

/** Reads an expression character by character, and names the place of what is wrong. */
export class CharacterReader {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length
  }

  /** The next character; the empty string at the end. */
  get next(): string {
    return this.text.charAt(this.at)
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at)
  }

  /** Passes over a text if it comes next. */
  take(text: string): boolean {
    if (!this.startsWith(text)) return false
    this.at += text.length
    return true
  }

  /** Takes what a sticky expression matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  skipSpace(): void {
    while (/\s/.test(this.next)) this.at += 1
  }

  expect(text: string, after: string): void {
    if (!this.take(text))
      throw this.mistake(`expected "${text}" after ${after}, found ${this.shown()}`)
  }

  /** What comes next, for messages. */
  shown(): string {
    return this.isAtEnd
      ? 'the end of the expression'
      : `"${this.text.slice(this.at, this.at + 12)}"`
  }

  mistake(message: string, at = this.at): PathMistake {
    return new PathMistake(at + 1, message)
  }

  /** A text in quotes, with JavaScript's escapes of characters. */
  quoted(): string {
    const start = this.at
    const quote = this.next
    this.at += 1
    let text = ''
    while (this.next !== quote) {
      if (this.isAtEnd) throw this.mistake(`the text that begins with ${quote} does not end`, start)
      text += this.next === '\\' ? this.#escape() : this.next
      this.at += 1
    }
    this.at += 1
    return text
  }

  #escape(): string {
    this.at += 1
    if (this.isAtEnd) throw this.mistake('a backslash stands at the end of the expression')
    const code = /u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})/y
    code.lastIndex = this.at
    const found = code.exec(this.text)
    if (found !== null) {
      this.at += found[0].length - 1
      return String.fromCharCode(Number.parseInt(found[1] ?? found[2] ?? '', 16))
    }
    return ESCAPES[this.next] ?? this.next
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
}
