import type { ContractFiles } from './contract-files.ts'
import type { DataDocument } from './document/data-document.ts'
import type { Limits } from './limits.ts'
import type {
  ContractFile,
  ContractSummary,
  Format,
  ImportSummary,
  Location,
  ResolveImport,
  UnreadableError,
} from './model.ts'
import type { LoadedDocument } from './openapi/model.ts'
import type { OpenApiModel } from './openapi/model.ts'
import type { SourceText } from './source.ts'
import type { WsdlModel } from './wsdl/model.ts'
import type { Wsdl20Model } from './wsdl-20/model.ts'
import type { XsdModel } from './xsd/model.ts'

/** A contract whose content is left to the library of its format. */
export interface RecognisedModel {
  readonly kind: 'recognised'
  /** The root element or first token: where findings about the whole document point. */
  readonly root: Location
  /** The text of the entry, then those of the files that it imports. */
  readonly sources: readonly SourceText[]
  readonly imports: readonly ImportSummary[]
  /** The document, where the format is written in JSON or YAML: rules of any ruleset can walk it. */
  readonly document?: DataDocument
  /** The documents that it refers to, as far as they could be had; absent when it refers to none. */
  readonly references?: ReferredDocuments
}

/** What the references of a document lead to. */
export interface ReferredDocuments {
  /** The document itself first. */
  readonly documents: readonly DataDocument[]
  /**
   * The document that an address names in one of the documents, or why there is none; undefined when no
   * reference there asks for it.
   *
   * @param address a URI reference without fragment
   */
  documentAt(address: string, from: DataDocument): LoadedDocument | undefined
}

/** The model of a contract, by kind; rules of a format work on it. */
export type ContractModel = WsdlModel | Wsdl20Model | XsdModel | OpenApiModel | RecognisedModel

/** A contract that could be read: faults of its content are findings, not errors. */
export interface Contract {
  readonly readable: true
  readonly format: Format
  /** Address of the content of all files: see `digestOfFiles`. */
  readonly digest: string
  /** Name of the entry file. */
  readonly entry: string
  /** The entry first, then what it imports, each once. */
  readonly files: readonly ContractFile[]
  readonly model: ContractModel
  /** Worked out when it is first asked for. */
  readonly summary: ContractSummary
}

/** An input that is no contract, or cannot be decoded or parsed. */
export interface UnreadableContract {
  readonly readable: false
  readonly format: Format
  /** Digest of the entry's bytes. */
  readonly digest: string
  readonly error: UnreadableError
}

export interface ReadContractInput {
  readonly entry: ContractFile
  /** Finds imported documents; without it every import is reported as missing. */
  readonly resolve?: ResolveImport
  readonly limits?: Partial<Limits>
}

/** What the reader of a format hands back; `readContract` adds files and digest. */
export interface ContractReading extends Pick<Contract, 'format' | 'model'> {
  /** Called once, by the first who asks for the summary: to judge a contract it is not needed. */
  readonly summarise: () => ContractSummary
}

/**
 * Reads an entry document of some family of formats.
 * @throws ContractError when the document is unreadable
 */
export type ContractReader = (
  source: SourceText,
  files: ContractFiles,
  limits: Limits,
) => Promise<ContractReading>
