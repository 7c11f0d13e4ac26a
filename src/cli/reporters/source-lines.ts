import {
  ContractError,
  decodeSource,
  type ContractFile,
  type Location,
  type SourceText,
} from '../../contracts/index.ts'

/** The lines of a contract's files. */
export interface SourceLines {
  /** The text of a line, from 1; undefined for a file that cannot be decoded, or has no such line. */
  line(file: string, line: number): string | undefined
}

/** They are decoded when the first line is asked for. */
export class LinesOfFiles implements SourceLines {
  readonly #files: readonly ContractFile[]
  readonly #decoded = new Map<string, SourceText | undefined>()

  constructor(files: readonly ContractFile[]) {
    this.#files = files
  }

  line(file: string, line: number): string | undefined {
    if (!this.#decoded.has(file)) this.#decoded.set(file, this.#decode(file))
    return this.#decoded.get(file)?.lineAt(line)
  }

  #decode(name: string): SourceText | undefined {
    const file = this.#files.find((one) => one.name === name)
    try {
      return file === undefined ? undefined : decodeSource(file)
    } catch (error) {
      if (error instanceof ContractError) return undefined // the result says so itself
      throw error
    }
  }
}

/** Some lines, by `file` and `line`: what another thread answers in the place of whole files. */
export type PickedLines = ReadonlyMap<string, string>

/** The lines that a report of these places shows. */
export function pickLines(places: readonly Location[], sources: SourceLines): PickedLines {
  const picked = new Map<string, string>()
  for (const { file, line } of places) {
    const text = sources.line(file, line)
    if (text !== undefined) picked.set(keyOf(file, line), text)
  }
  return picked
}

export function linesPicked(picked: PickedLines): SourceLines {
  return { line: (file, line) => picked.get(keyOf(file, line)) }
}

function keyOf(file: string, line: number): string {
  return `${line} ${file}`
}
