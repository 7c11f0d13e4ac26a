import { ContractError } from '../contract-error.ts'
import { importOutcome } from '../contract-files.ts'
import type { ContractFiles } from '../contract-files.ts'
import type { Limits } from '../limits.ts'
import type { ContractFile, ImportSummary } from '../model.ts'
import { decodeSource } from '../source.ts'
import { parseXml } from './parse-xml.ts'
import type { XmlDocument } from './xml-document.ts'

/** What became of an import: where its file was found and what is in it, or why it could not be had. */
export interface ImportOutcome {
  readonly document: XmlDocument | undefined
  readonly resolved: ImportSummary['resolved']
  readonly problem: ImportSummary['problem']
}

/** Parses the XML files of one contract, each once however often it is imported. */
export class XmlFiles {
  readonly #files: ContractFiles
  readonly #limits: Limits
  readonly #parsed = new Map<string, XmlDocument | ContractError>()
  #nodesLeft: number

  /** @param entry the document that everything starts from, already parsed */
  constructor(entry: XmlDocument, files: ContractFiles, limits: Limits) {
    this.#files = files
    this.#limits = limits
    this.#nodesLeft = limits.xmlNodes - entry.nodes
    this.#parsed.set(entry.source.name, entry)
  }

  /**
   * Fetches and parses what `uri` names in the file `from`. Whatever goes wrong is part of the outcome.
   */
  async load(uri: string, from: string): Promise<ImportOutcome> {
    const imported = await this.#files.fetch(uri, from)
    const outcome = importOutcome(imported)
    if (imported.kind !== 'found') return { document: undefined, ...outcome }
    const parsed = this.#parse(imported.file)
    if (!(parsed instanceof ContractError)) return { document: parsed, ...outcome }
    const problem = { kind: 'unreadable' as const, reason: reasonOf(parsed) }
    return { document: undefined, resolved: outcome.resolved, problem }
  }

  #parse(file: ContractFile): XmlDocument | ContractError {
    const known = this.#parsed.get(file.name)
    if (known !== undefined) return known
    const parsed = this.#attempt(file)
    this.#parsed.set(file.name, parsed)
    return parsed
  }

  #attempt(file: ContractFile): XmlDocument | ContractError {
    try {
      const limits = { ...this.#limits, xmlNodes: this.#nodesLeft }
      const document = parseXml(decodeSource(file, limits), limits)
      this.#nodesLeft -= document.nodes
      return document
    } catch (error) {
      if (error instanceof ContractError) return error
      throw error
    }
  }
}

function reasonOf({ message, location }: ContractError): string {
  if (location === undefined) return message
  return `${location.file}:${location.line}:${location.column}: ${message}`
}
