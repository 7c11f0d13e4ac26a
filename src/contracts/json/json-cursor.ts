import { endOfString } from './measure-json.ts'
import type { JsonCollections } from './measure-json.ts'

const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
export const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const SPACE = 0x20
const NO_KEY = -1

/** Whether an object or array begins at an offset. */
export function opensCollection(text: string, at: number): boolean {
  const opening = text.charCodeAt(at)
  return opening === OPEN_BRACE || opening === OPEN_BRACKET
}

export function afterSpace(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) <= SPACE) at += 1
  return at
}

/** Offset after a string, number or word. */
export function endOfScalar(text: string, start: number): number {
  if (text.charCodeAt(start) === QUOTE) return endOfString(text, start) + 1
  let at = start
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code <= SPACE || code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET) break
  }
  return at
}

/** Goes from child to child of one object or array of a well-formed text, without looking into them. */
export class JsonCursor {
  readonly #text: string
  readonly #collections: JsonCollections
  readonly #isObject: boolean
  #at: number
  /** How many children lie before this one. */
  position = -1
  keyStart = NO_KEY
  keyEnd = NO_KEY
  /** Offset of the child's value. */
  start = 0
  /** The number of the first object or array that opens at or after `start`. */
  collection: number

  /**
   * @param start offset of the opening bracket
   * @param collection its number
   */
  constructor(text: string, collections: JsonCollections, start: number, collection: number) {
    this.#text = text
    this.#collections = collections
    this.#isObject = text.charCodeAt(start) === OPEN_BRACE
    this.#at = afterSpace(text, start + 1)
    this.collection = collection + 1
  }

  /** Goes to the first or next child; false when there is none. */
  next(): boolean {
    const text = this.#text
    if (this.position >= 0) this.#pass()
    const opening = text.charCodeAt(this.#at)
    // NaN, where a text ends before its time, is neither.
    if (!(opening !== CLOSE_BRACE && opening !== CLOSE_BRACKET && this.#at < text.length))
      return false
    this.position += 1
    if (this.#isObject) {
      this.keyStart = this.#at
      this.keyEnd = endOfString(text, this.#at) + 1
      this.#at = afterSpace(text, afterSpace(text, this.keyEnd) + 1) // past the colon
    }
    this.start = this.#at
    return true
  }

  /** Whether the child has a name: as it is written, or as its escapes say. Items are named by their index. */
  isNamed(name: string): boolean {
    if (!this.#isObject) return name === String(this.position)
    const length = this.keyEnd - this.keyStart - 2
    if (length === name.length && this.#text.startsWith(name, this.keyStart + 1)) {
      return !name.includes('\\') // a written backslash escapes, it does not stand for itself
    }
    return length > name.length && this.name === name // escapes take more characters than they say
  }

  get name(): string {
    if (!this.#isObject) return String(this.position)
    const { keyStart, keyEnd } = this
    const written = this.#text.slice(keyStart + 1, keyEnd - 1)
    return written.includes('\\')
      ? (JSON.parse(this.#text.slice(keyStart, keyEnd)) as string)
      : written
  }

  /** Goes to where the next child would begin. */
  #pass(): void {
    const text = this.#text
    const { ends, nexts } = this.#collections
    if (opensCollection(text, this.start)) {
      this.#at = ends[this.collection] ?? text.length
      this.collection = nexts[this.collection] ?? this.collection
    } else this.#at = endOfScalar(text, this.start)
    this.#at = afterSpace(text, this.#at)
    if (text.charCodeAt(this.#at) === COMMA) this.#at = afterSpace(text, this.#at + 1)
  }
}
