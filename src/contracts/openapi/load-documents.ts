import { ContractError } from '../contract-error.ts'
import { importOutcome } from '../contract-files.ts'
import type { ContractFiles } from '../contract-files.ts'
import type { DataDocument } from '../document/data-document.ts'
import { readData } from '../document/read-data.ts'
import type { Limits } from '../limits.ts'
import type { ContractFile, ImportSummary, Location } from '../model.ts'
import type { LoadedDocument } from './model.ts'
import { decodeSource } from '../source.ts'

/** Loads the documents that references name, each file once, and keeps account of it. */
export class DocumentLoader {
  readonly #entry: DataDocument
  readonly #files: ContractFiles
  readonly #limits: Limits
  readonly #byName = new Map<string, LoadedDocument>()
  readonly #byAddress = new Map<string, LoadedDocument>()
  readonly #imports: ImportSummary[] = []
  #nodesLeft: number

  constructor(entry: DataDocument, files: ContractFiles, limits: Limits) {
    this.#entry = entry
    this.#files = files
    this.#limits = limits
    this.#nodesLeft = limits.nodes - entry.nodes
    this.#byName.set(entry.source.name, { kind: 'loaded', document: entry })
  }

  /** The documents that were loaded, the entry first. */
  get documents(): readonly [DataDocument, ...DataDocument[]] {
    const loaded = [...this.#byName.values()].flatMap((file) =>
      file.kind === 'loaded' ? [file.document] : [],
    )
    return [this.#entry, ...loaded.filter((document) => document !== this.#entry)]
  }

  /** One entry for each address in each file that names it. */
  get imports(): readonly ImportSummary[] {
    return this.#imports
  }

  /**
   * @param address a URI reference without fragment
   * @param location where it is written
   */
  async load(address: string, location: Location): Promise<LoadedDocument> {
    const key = JSON.stringify([location.file, address])
    const known = this.#byAddress.get(key)
    if (known !== undefined) return known
    const imported = await this.#files.fetch(address, location.file)
    const loaded: LoadedDocument =
      imported.kind === 'found'
        ? this.#read(imported.file)
        : { kind: 'unavailable', problem: imported.kind, reason: imported.reason }
    const outcome =
      imported.kind === 'found' && loaded.kind === 'unavailable'
        ? { resolved: undefined, problem: { kind: loaded.problem, reason: loaded.reason } }
        : importOutcome(imported)
    this.#byAddress.set(key, loaded)
    this.#imports.push({ kind: 'ref', uri: address, namespace: undefined, location, ...outcome })
    return loaded
  }

  /** What came of an address in a file that was loaded, if it was. */
  known(address: string, file: string): LoadedDocument | undefined {
    return this.#byAddress.get(JSON.stringify([file, address]))
  }

  #read(file: ContractFile): LoadedDocument {
    const known = this.#byName.get(file.name)
    if (known !== undefined) return known
    const loaded = readFile(file, { ...this.#limits, nodes: this.#nodesLeft })
    if (loaded.kind === 'loaded') this.#nodesLeft -= loaded.document.nodes
    this.#byName.set(file.name, loaded)
    return loaded
  }
}

function readFile(file: ContractFile, limits: Limits): LoadedDocument {
  try {
    return { kind: 'loaded', document: readData(decodeSource(file, limits), limits) }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    const line = error.location === undefined ? '' : ` (line ${error.location.line})`
    return { kind: 'unavailable', problem: 'unreadable', reason: `${error.message}${line}` }
  }
}
