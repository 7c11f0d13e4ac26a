/** The lines of a text, cut out when asked for, so that a text of many megabytes stays one string. */
export class SourceLines {
  readonly #text: string
  readonly #starts: readonly number[]

  constructor(text: string) {
    this.#text = text
    const starts = [0]
    for (const lineBreak of text.matchAll(/\r\n?|\n/g)) {
      starts.push(lineBreak.index + lineBreak[0].length)
    }
    this.#starts = starts
  }

  get count(): number {
    return this.#starts.length
  }

  /** The text of a line, counted from 1, without its line break; empty beyond the end. */
  line(number: number): string {
    const start = this.#starts[number - 1]
    if (start === undefined) return ''
    return this.#text.slice(start, this.#starts[number]).replace(/[\r\n]+$/, '')
  }
}
