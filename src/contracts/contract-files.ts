import { digestOfBytes } from './digest.ts'
import type { Limits } from './limits.ts'
import type { ContractFile, ImportSummary, Resolution, ResolveImport } from './model.ts'

/** An imported file with its digest, or why there is none. */
export type ImportedFile =
  | { readonly kind: 'found'; readonly file: ContractFile; readonly digest: string }
  | Exclude<Resolution, { kind: 'found' }>

/**
 * The files of one contract as they are pulled in: the entry, and what it imports, each once by
 * name. Imports beyond the limits are refused, so that a missing piece is reported at its place.
 */
export class ContractFiles {
  readonly #resolve: ResolveImport | undefined
  readonly #limits: Limits
  readonly #files = new Map<string, ContractFile>()
  readonly #digests = new Map<string, string>()
  /** What could not be had, by the reference and the file that it stands in. */
  readonly #failures = new Map<string, ImportedFile>()
  #bytes = 0

  constructor(entry: ContractFile, resolve: ResolveImport | undefined, limits: Limits) {
    this.#resolve = resolve
    this.#limits = limits
    this.#add(entry)
  }

  /** The entry first, then imports in the order in which they were found. */
  get all(): readonly ContractFile[] {
    return [...this.#files.values()]
  }

  /** Fetches what `uri` names in the file `from`; a fragment is ignored. */
  async fetch(uri: string, from: string): Promise<ImportedFile> {
    if (this.#resolve === undefined) {
      return { kind: 'missing', reason: 'only this one file was handed in' }
    }
    const [address = ''] = uri.split('#', 1)
    const key = `${address}\0${from}`
    const failure = this.#failures.get(key)
    if (failure !== undefined) return failure
    if (this.#failures.size >= this.#limits.missingFiles) return this.#tooManyMissing()
    const resolution = await this.#resolve(address, from)
    if (resolution.kind !== 'found') {
      this.#failures.set(key, resolution)
      return resolution
    }
    const known = this.#files.get(resolution.file.name)
    const file = known ?? resolution.file
    if (known === undefined) {
      const refusal = this.#refusal(file)
      if (refusal !== undefined) return { kind: 'refused', reason: refusal }
      this.#add(file)
    }
    return { kind: 'found', file, digest: this.#digestOf(file) }
  }

  /** Asking a disk or a network costs much more than what is asked for says. */
  #tooManyMissing(): ImportedFile {
    const reason = `${this.#limits.missingFiles} imports of the contract were not found already, and no more are looked for`
    return { kind: 'refused', reason }
  }

  #refusal(file: ContractFile): string | undefined {
    if (this.#files.size >= this.#limits.files) {
      return `the contract already has ${this.#limits.files} files, the most that are read`
    }
    if (this.#bytes + file.bytes.length > this.#limits.bundleBytes) {
      return `with it the contract would exceed ${this.#limits.bundleBytes} bytes, the most that are read`
    }
    return undefined
  }

  #add(file: ContractFile): void {
    this.#files.set(file.name, file)
    this.#bytes += file.bytes.length
  }

  #digestOf(file: ContractFile): string {
    let digest = this.#digests.get(file.name)
    if (digest === undefined) {
      digest = digestOfBytes(file.bytes)
      this.#digests.set(file.name, digest)
    }
    return digest
  }
}

/** The outcome part of an `ImportSummary` for a fetched file. */
export function importOutcome(imported: ImportedFile): Pick<ImportSummary, 'resolved' | 'problem'> {
  if (imported.kind !== 'found') {
    return { resolved: undefined, problem: { kind: imported.kind, reason: imported.reason } }
  }
  return { resolved: { file: imported.file.name, digest: imported.digest }, problem: undefined }
}
