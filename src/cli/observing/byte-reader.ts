import { createReadStream } from 'node:fs'
import { usageError } from '../exit-status.ts'
import { reasonOf } from '../output.ts'

const CHUNK = 1_048_576 // bytes that are read of a file at once
const LINE_FEED = 0x0a

/** Reads a file, or stdin, by bytes, holding no more than what was asked for and a chunk. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>
  readonly #file: string
  #held: Buffer = Buffer.alloc(0)
  #hasEnded = false

  /** @param file its name; `-` for stdin */
  constructor(file: string) {
    const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK })
    this.#chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
    this.#file = file
  }

  /** Through the end of the first line that is not blank, without taking it; all there is when no line ends within `most` bytes. */
  async firstLine(most: number): Promise<Buffer> {
    for (;;) {
      const start = this.#held.findIndex((byte) => byte > 0x20)
      const end = start === -1 ? -1 : this.#held.indexOf(LINE_FEED, start)
      if (end !== -1) return this.#held.subarray(0, end + 1)
      if (this.#held.length > most || !(await this.#readOn())) return this.#held
    }
  }

  /** Takes exactly so many bytes; fewer where it ends before. */
  async take(bytes: number): Promise<Buffer> {
    while (this.#held.length < bytes && (await this.#readOn()));
    return this.#cut(Math.min(bytes, this.#held.length))
  }

  /**
   * Takes whole lines of `wanted` bytes or a little more, and of what remains at the end all lines that end; one line
   * without an end where there is no other. Empty at the end.
   * @throws CommandError (status 2) where a line is longer than `most`
   */
  async takeLines(wanted: number, most: number): Promise<Buffer> {
    for (;;) {
      const hasMore = this.#held.length >= wanted || (await this.#readOn())
      if (this.#held.length < wanted && hasMore) continue
      const end = this.#held.lastIndexOf(LINE_FEED) + 1
      if (end > 0) return this.#cut(end)
      if (!hasMore) return this.#cut(this.#held.length)
      if (this.#held.length > most) {
        throw usageError(`${this.#file} has a line of more than 8 MiB, which is no log.`)
      }
      if (!(await this.#readOn())) return this.#cut(this.#held.length)
    }
  }

  #cut(end: number): Buffer {
    const taken = this.#held.subarray(0, end)
    this.#held = this.#held.subarray(end)
    return taken
  }

  /** False at the end. */
  async #readOn(): Promise<boolean> {
    if (this.#hasEnded) return false
    try {
      const next = await this.#chunks.next()
      if (next.done === true) this.#hasEnded = true
      else this.#held = Buffer.concat([this.#held, next.value])
    } catch (error) {
      throw usageError(`${this.#file} cannot be read: ${reasonOf(error)}.`, { cause: error })
    }
    return !this.#hasEnded
  }
}
