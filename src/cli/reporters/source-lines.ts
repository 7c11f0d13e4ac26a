import {
  ContractError,
  decodeSource,
  type ContractFile,
  type SourceText,
} from '../../contracts/index.ts'

/** The lines of a contract's files, decoded when the first one is asked for. */
export class SourceLines {
  readonly #files: readonly ContractFile[]
  readonly #decoded = new Map<string, SourceText | undefined>()

  constructor(files: readonly ContractFile[]) {
    this.#files = files
  }

  /** The text of a line, from 1; undefined for a file that cannot be decoded, or has no such line. */
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
