import { ContractError } from './contract-error.ts'
import { decodeText } from './encoding.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { LineTable } from './line-table.ts'
import type { Position } from './line-table.ts'
import { startOf } from './location.ts'
import type { ContractFile, Location } from './model.ts'

/** The decoded text of one file. Offsets count UTF-16 code units from 0, after a byte order mark. */
export class SourceText {
  readonly name: string
  readonly text: string
  /** The encoding the bytes were read in, as its WHATWG name in lower case. */
  readonly encoding: string
  readonly hasByteOrderMark: boolean
  #lines: LineTable | undefined

  constructor(name: string, text: string, encoding = 'utf-8', hasByteOrderMark = false) {
    this.name = name
    this.text = text
    this.encoding = encoding
    this.hasByteOrderMark = hasByteOrderMark
  }

  /** Takes over the lines that a parser has counted on its way: offsets after line feeds, and 0. */
  knowLines(startsAfterFeeds: readonly number[]): void {
    this.#lines ??= new LineTable(this.text, startsAfterFeeds)
  }

  /** Line and column of an offset. The first call counts the lines of the whole text. */
  positionAt(offset: number): Position {
    this.#lines ??= new LineTable(this.text)
    return this.#lines.positionAt(offset)
  }

  /** The offset of a place; the end of the text for a line that it does not have. */
  offsetAt({ line, column }: Position): number {
    this.#lines ??= new LineTable(this.text)
    return (this.#lines.rangeOf(line)?.start ?? this.text.length) + column - 1
  }

  /** The text of a line, from 1, without the break at its end; undefined when there are fewer lines. */
  lineAt(line: number): string | undefined {
    this.#lines ??= new LineTable(this.text)
    const range = this.#lines.rangeOf(line)
    if (range === undefined) return undefined
    let end = range.end ?? this.text.length
    while (end > range.start && '\r\n'.includes(this.text.charAt(end - 1))) end -= 1
    return this.text.slice(range.start, end)
  }

  /** The range from `startOffset` up to, and without, `endOffset`. */
  location(pointer: string, startOffset: number, endOffset: number): Location {
    const { line, column } = this.positionAt(startOffset)
    const end = this.positionAt(endOffset)
    return { file: this.name, pointer, line, column, endLine: end.line, endColumn: end.column }
  }
}

/**
 * Decodes one file of a contract.
 *
 * @throws ContractError `too-large`, `empty` (also for nothing but white space), `binary` or
 * `encoding`.
 */
export function decodeSource(
  file: ContractFile,
  limits: { readonly fileBytes: number } = DEFAULT_LIMITS,
): SourceText {
  const { bytes, name } = file
  if (bytes.length > limits.fileBytes) {
    throw new ContractError(
      'too-large',
      `The file has more than ${limits.fileBytes} bytes, the most that are read. Split it, or raise the limit.`,
    )
  }
  if (bytes.length === 0) {
    throw new ContractError('empty', 'The file is empty; a contract is expected.', startOf(name))
  }
  const { text, encoding, hasByteOrderMark } = decodeText(file)
  if (!/\S/.test(text)) {
    throw new ContractError(
      'empty',
      'The file holds nothing but white space; a contract is expected.',
      startOf(name),
    )
  }
  return new SourceText(name, text, encoding, hasByteOrderMark)
}
