import type { Location, SourceText } from '../../contracts/index.ts'

/** A member of a JSON text whose value is a string, with the place of each of its characters (RFC 8259, section 7). */
export class JsonString {
  readonly #source: SourceText
  readonly #place: Location
  /** Offset of the value's first character, after the quotation mark. */
  readonly #start: number

  /** @param place where the member stands, its key included */
  constructor(source: SourceText, place: Location) {
    this.#source = source
    this.#place = place
    const at = source.offsetAt(place)
    const key = /"(?:[^"\\]|\\.)*"\s*:\s*"/y
    key.lastIndex = at
    const found = key.exec(source.text)
    this.#start = at + (found?.[0].length ?? 0)
  }

  /** The place of a range of characters of the value. */
  locate(start: number, end: number): Location {
    const { text } = this.#source
    let at = this.#start
    let count = 0
    const upTo = (wanted: number): number => {
      while (count < wanted && at < text.length && text[at] !== '"') {
        if (text[at] !== '\\') at += 1
        else at += text[at + 1] === 'u' ? 6 : 2
        count += 1
      }
      return at
    }
    const from = upTo(start)
    return this.#source.location(this.#place.pointer, from, upTo(end))
  }
}
