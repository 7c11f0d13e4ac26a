import type { Location, SourceText } from '../../contracts/index.ts'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** A reference, a section, a comment or a line break: what does not stand for itself. */
const MARKUP = /&[^;&<\s]{1,12};|<!\[CDATA\[|<!--|\r\n?/g

/** Some characters of the text, and where they begin in the source. */
type Add = (piece: string, at: number) => void

/**
 * The character data of an element (XML 1.0, section 2.4) with the place of each character in the source, which the
 * parser's tree does not keep: a message in a log is one long text, and a finding is about a place within it.
 */
export class CharacterData {
  readonly text: string
  readonly #source: SourceText
  readonly #start: number
  readonly #end: number
  #pieces: { readonly decoded: number[]; readonly source: number[] } | undefined

  /** @param start offset of the content's first character in the source; `end` the one after its last */
  constructor(source: SourceText, start: number, end: number) {
    this.#source = source
    this.#start = start
    this.#end = end
    const pieces: string[] = []
    this.#scan((piece) => pieces.push(piece))
    this.text = pieces.join('')
  }

  /** Line and column of a range of the text in the source. */
  locate(pointer: string, start: number, end: number): Location {
    return this.#source.location(pointer, this.#sourceOffset(start), this.#sourceOffset(end))
  }

  /** The offset in the source of a character of the text. */
  #sourceOffset(offset: number): number {
    // Worked out for those texts alone in which something is found.
    this.#pieces ??= this.#collectPieces()
    const { decoded, source } = this.#pieces
    let low = 0
    let high = decoded.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((decoded[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const inSource = (source[low] ?? this.#start) + offset - (decoded[low] ?? 0)
    return Math.min(inSource, this.#end)
  }

  #collectPieces(): { readonly decoded: number[]; readonly source: number[] } {
    const decoded: number[] = []
    const source: number[] = []
    let length = 0
    this.#scan((piece, at) => {
      decoded.push(length)
      source.push(at)
      length += piece.length
    })
    return { decoded, source }
  }

  #scan(add: Add): void {
    const { text } = this.#source
    const hasSections = text.slice(this.#start, this.#end).includes('<![CDATA[')
    /** Line breaks that a formatter puts around a section are not part of the message. */
    const addPlain = (from: number, to: number) => {
      const plain = text.slice(from, to)
      if (plain !== '' && !(hasSections && /^\s*$/.test(plain))) add(plain, from)
    }
    let at = this.#start
    for (const [markup, index] of this.#markup()) {
      if (index < at) continue // within a section or a comment
      addPlain(at, index)
      at = index + markup.length
      if (markup === '<![CDATA[') at = this.#section(at, add)
      else if (markup === '<!--') at = this.#after('-->', at)
      else if (!markup.startsWith('\r')) add(decodeReference(markup), index)
      else if (!hasSections) add('\n', index)
    }
    addPlain(Math.min(at, this.#end), this.#end)
  }

  *#markup(): Generator<readonly [string, number]> {
    const pattern = new RegExp(MARKUP)
    pattern.lastIndex = this.#start
    const { text } = this.#source
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      if (found.index >= this.#end) return
      yield [found[0], found.index]
    }
  }

  /** Adds a section from after its beginning; answers the offset after its end. */
  #section(from: number, add: Add): number {
    const after = this.#after(']]>', from)
    let at = from
    const section = this.#source.text.slice(from, after - ']]>'.length)
    for (const line of section.split(/(\r\n?)/)) {
      if (line !== '') add(line.startsWith('\r') ? '\n' : line, at)
      at += line.length
    }
    return after
  }

  #after(close: string, from: number): number {
    const found = this.#source.text.indexOf(close, from)
    return found === -1 ? this.#end : found + close.length
  }
}

function decodeReference(reference: string): string {
  const name = reference.slice(1, -1)
  const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name)
  if (number === null) return ENTITIES.get(name) ?? reference
  const [, hex, decimal] = number
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : reference
}
