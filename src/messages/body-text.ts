import type { Location } from '../contracts/index.ts'

/** Where characters of a text stand in the log; undefined where single characters cannot be found again. */
export type FindInLog = (start: number, end: number) => Location

/** The text of a body or of one part, and where it stands in the log. */
export class BodyText {
  /** Without a byte order mark. */
  readonly text: string
  readonly byteOrderMark: 'utf-8' | 'utf-16' | undefined
  readonly #place: () => Location
  readonly #find: FindInLog | undefined
  /** Characters before the text, that is the byte order mark. */
  readonly #offset: number

  /** @param place answers the place of the whole text */
  constructor(
    text: string,
    place: () => Location,
    options: { find?: FindInLog | undefined; byteOrderMark?: BodyText['byteOrderMark'] } = {},
  ) {
    const hasMark = text.startsWith('\uFEFF')
    this.text = hasMark ? text.slice(1) : text
    this.byteOrderMark = options.byteOrderMark ?? (hasMark ? 'utf-8' : undefined)
    this.#place = place
    this.#find = options.find
    this.#offset = hasMark ? 1 : 0
  }

  /** The place of the whole text. */
  get location(): Location {
    return this.#place()
  }

  get isEmpty(): boolean {
    return !/\S/.test(this.text)
  }

  /** The place of a range of the text; of the whole where single characters cannot be found. */
  locate(start: number, end = start): Location {
    return this.#find?.(start + this.#offset, end + this.#offset) ?? this.location
  }

  /** A part of this text as a text of its own. */
  slice(start: number, end: number): BodyText {
    const find = this.#find
    const base = start + this.#offset
    return new BodyText(this.text.slice(start, end), () => this.locate(start, end), {
      find: find && ((from, to) => find(base + from, base + to)),
    })
  }
}
