/**
 * What every contract looks like from outside, whatever its format: the values that rules, the
 * registry, the command line and the web application share. Format-specific models (WSDL, XSD,
 * OpenAPI) live in their own folders and are reached through `Contract.model`.
 */

/** Formats that Concordat recognises; `unknown` is the format of an unreadable input. */
export const FORMATS = [
  'wsdl-1.1',
  'wsdl-2.0',
  'xsd-1.0',
  'openapi-2.0',
  'openapi-3.0',
  'openapi-3.1',
  'openapi-3.2',
  'asyncapi-2',
  'asyncapi-3',
  'graphql',
  'protobuf',
  'avro',
  'json-schema',
  'unknown',
] as const
export type Format = (typeof FORMATS)[number]

/**
 * A place in a source document. `pointer` is an XPath with names for XML and a JSON Pointer
 * (RFC 6901) otherwise; it always resolves in `file`. Lines and columns count from 1; columns count
 * UTF-16 code units, and the end is exclusive.
 */
export interface Location {
  readonly file: string
  readonly pointer: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** One file of a contract: its name as it appears in locations, and its bytes. */
export interface ContractFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a resolver answers when a document imports another one. */
export type Resolution =
  | { readonly kind: 'found'; readonly file: ContractFile }
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Finds an imported document. Handed in from outside, because the engine itself touches neither
 * files nor network.
 *
 * @param uri the reference as written in the document, without fragment
 * @param from the name of the file that holds the reference
 */
export type ResolveImport = (uri: string, from: string) => Promise<Resolution>

/** Why an input is no readable contract. The key is public and stable. */
export const UNREADABLE_CODES = [
  'empty',
  'too-large',
  'encoding',
  'binary',
  'xml-not-well-formed',
  'xml-dtd-forbidden',
  'xml-entity-limit',
  'json-not-well-formed',
  'yaml-not-well-formed',
  'too-deep',
  'too-many-nodes',
  'alias-limit',
  'not-a-contract',
  'format-mistyped',
  'file-unreadable',
  'contract-too-costly',
] as const
export type UnreadableCode = (typeof UNREADABLE_CODES)[number]

/** A readable message for people: what is wrong, where, and what to do about it. */
export interface UnreadableError {
  readonly code: UnreadableCode
  readonly message: string
  readonly location?: Location
}

export type ImportKind = 'wsdl-import' | 'xsd-import' | 'xsd-include' | 'xsd-redefine' | 'ref'

/** An import of another document, resolved to its digest or explained why not. */
export interface ImportSummary {
  readonly kind: ImportKind
  readonly uri: string | undefined
  readonly namespace: string | undefined
  readonly resolved: { readonly file: string; readonly digest: string } | undefined
  readonly problem:
    { readonly kind: 'missing' | 'refused' | 'unreadable'; readonly reason: string } | undefined
  /**
   * Why the document could not be had, where its namespace is that of a standard and a built-in schema of that
   * namespace stands in for it. There is no `problem` then.
   */
  readonly builtIn?: { readonly reason: string }
  readonly location: Location
}

/** Where a service can be called: a WSDL port, or an OpenAPI server. */
export interface EndpointSummary {
  readonly name: string
  readonly address: string | undefined
  readonly protocol: 'soap-1.1' | 'soap-1.2' | 'http' | 'other'
  readonly location: Location
}

export interface ServiceSummary {
  readonly name: string
  readonly endpoints: readonly EndpointSummary[]
  readonly location: Location
}

/** Message exchange of an operation (WSDL 1.1 section 2.4; `event` for channels and webhooks). */
export type OperationKind =
  'request-response' | 'one-way' | 'notification' | 'solicit-response' | 'event'

export interface OperationSummary {
  /** `GET /pets/{id}` for HTTP operations, the operation's name otherwise. */
  readonly name: string
  readonly id: string | undefined
  readonly kind: OperationKind
  /** The portType or first tag that the operation belongs to. */
  readonly group: string | undefined
  readonly method: string | undefined
  readonly path: string | undefined
  readonly title: string | undefined
  readonly deprecated: boolean
  /** Names of messages, schemas or media types that go in, come out, or report a fault. */
  readonly input: readonly string[]
  readonly output: readonly string[]
  readonly faults: readonly string[]
  readonly location: Location
}

export interface MessageSummary {
  readonly name: string
  readonly namespace: string | undefined
  readonly parts: readonly { readonly name: string; readonly type: string | undefined }[]
  readonly location: Location
}

export interface TypeSummary {
  readonly name: string
  readonly namespace: string | undefined
  readonly kind: 'element' | 'simpleType' | 'complexType' | 'schema'
  readonly location: Location
}

/** How far a contract says how calls are protected. */
export interface SecuritySummary {
  /** Operations that clients call. */
  readonly operations: number
  /** Those of them that ask for credentials, or for protected messages. */
  readonly secured: number
}

/** The one summary model that all formats share; what search, catalogue and reports show. */
export interface ContractSummary {
  readonly format: Format
  readonly title: string | undefined
  /** The version that the contract itself claims (OpenAPI `info.version`). */
  readonly version: string | undefined
  readonly description: string | undefined
  readonly namespaces: readonly string[]
  readonly services: readonly ServiceSummary[]
  readonly operations: readonly OperationSummary[]
  readonly messages: readonly MessageSummary[]
  readonly types: readonly TypeSummary[]
  readonly imports: readonly ImportSummary[]
  /** Absent in formats that do not say it operation by operation. */
  readonly security?: SecuritySummary
}
