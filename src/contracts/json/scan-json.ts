import { NodeTable } from '../document/node-table.ts'
import type { NodeKey } from '../document/node-table.ts'

/** Where and why a text is not JSON (RFC 8259). */
export class JsonProblem extends Error {
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.name = 'JsonProblem'
    this.offset = offset
  }
}

const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const BACKSLASH = 0x5c
const QUOTE = 0x22
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /[A-Za-z_$][\w$]*/y
const UNICODE_ESCAPE = /u[0-9A-Fa-f]{4}/y
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null'])

/**
 * Finds where each node of a JSON text stands.
 *
 * It reads the text once more than `JSON.parse`, which gives no places and, for a text that is not
 * well-formed, none that can be relied on; so it is used when a place or an explanation is asked for.
 * The nesting of the text must have been checked.
 *
 * @throws JsonProblem at the first character that cannot stand where it stands
 */
export function scanJson(text: string, expectedNodes?: number): NodeTable {
  return new JsonScanner(text, expectedNodes).scan()
}

class JsonScanner {
  readonly #text: string
  readonly #table: NodeTable
  #at = 0

  constructor(text: string, expectedNodes: number | undefined) {
    this.#text = text
    this.#table = new NodeTable(expectedNodes)
  }

  scan(): NodeTable {
    this.#skipSpace()
    this.#value(undefined)
    this.#skipSpace()
    if (this.#at < this.#text.length) this.#expected('the end of the text')
    return this.#table
  }

  #value(key: NodeKey | undefined): void {
    const start = this.#at
    const opening = this.#text[start]
    if (opening === '{') {
      this.#collection('object', key, '}', () => {
        this.#member()
      })
    } else if (opening === '[') {
      this.#collection('array', key, ']', () => {
        this.#value(undefined)
      })
    } else {
      if (opening === '"') this.#string()
      else this.#numberOrWord()
      this.#table.add('scalar', key, start, this.#at)
    }
  }

  #collection(
    kind: 'object' | 'array',
    key: NodeKey | undefined,
    close: string,
    entry: () => void,
  ): void {
    const row = this.#table.add(kind, key, this.#at, this.#at)
    this.#at += 1
    this.#skipSpace()
    if (this.#text[this.#at] !== close) {
      entry()
      this.#skipSpace()
      while (this.#text[this.#at] === ',') {
        const comma = this.#at
        this.#at += 1
        this.#skipSpace()
        if (this.#text[this.#at] === close) {
          this.#at = comma
          this.#fail(`a comma stands before "${close}"`)
        }
        entry()
        this.#skipSpace()
      }
      if (this.#text[this.#at] !== close) this.#expected(`a comma or "${close}"`)
    }
    this.#at += 1
    this.#table.close(row, this.#at)
  }

  #member(): void {
    const start = this.#at
    if (this.#text[start] !== '"') this.#expected('a member name in double quotes')
    const name = this.#string()
    const end = this.#at
    this.#skipSpace()
    if (this.#text[this.#at] !== ':') this.#expected('a colon after the member name')
    this.#at += 1
    this.#skipSpace()
    this.#value({ name, start, end })
  }

  #string(): string {
    const start = this.#at
    let isEscaped = false
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at)
      if (code === QUOTE) {
        this.#at += 1
        const written = this.#text.slice(start, this.#at)
        return isEscaped ? (JSON.parse(written) as string) : written.slice(1, -1)
      }
      if (code === BACKSLASH) {
        isEscaped = true
        this.#escape()
      } else if (code < SPACE) this.#fail('a string holds a control character that is not escaped')
    }
    this.#at = start
    return this.#fail('a string begins that no quotation mark ends')
  }

  #escape(): void {
    const backslash = this.#at
    this.#at += 1
    const escape = this.#text[this.#at] ?? ''
    if (escape !== '' && '"\\/bfnrt'.includes(escape)) return
    UNICODE_ESCAPE.lastIndex = this.#at
    if (!UNICODE_ESCAPE.test(this.#text)) {
      this.#at = backslash
      this.#fail(`"\\${escape}" is no escape sequence of JSON`)
    }
    this.#at = UNICODE_ESCAPE.lastIndex - 1
  }

  #numberOrWord(): void {
    NUMBER.lastIndex = this.#at
    if (NUMBER.test(this.#text)) {
      this.#at = NUMBER.lastIndex
      return
    }
    WORD.lastIndex = this.#at
    const word = WORD.exec(this.#text)?.[0]
    if (word === undefined) this.#expected('a value')
    if (!WORDS.has(word)) {
      this.#fail(`the word ${JSON.stringify(word.slice(0, 40))} is no value of JSON`)
    }
    this.#at += word.length
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== SPACE && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) return
      this.#at += 1
    }
  }

  #expected(what: string): never {
    const found = this.#text.codePointAt(this.#at)
    if (found === undefined) this.#fail(`${what} is expected, but the text ends`)
    const character = JSON.stringify(String.fromCodePoint(found))
    this.#fail(`${what} is expected, but ${character} stands there`)
  }

  #fail(message: string): never {
    throw new JsonProblem(this.#at, message)
  }
}
