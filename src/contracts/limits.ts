/** Bounds on what one contract may cost to read. Each is checked while reading, not afterwards. */
export interface Limits {
  /** Bytes of one file. */
  readonly fileBytes: number
  /** Characters of one XML document; its parser joins some texts from single characters, at 36 bytes each. */
  readonly xmlCharacters: number
  /** Bytes of all files of one contract together. */
  readonly bundleBytes: number
  /** Files of one contract, the entry included. */
  readonly files: number
  /** Imports that are not found or refused, after which no more are looked for. */
  readonly missingFiles: number
  /** Levels of nesting: XML elements, JSON and YAML collections. */
  readonly depth: number
  /** Values of all JSON and YAML documents of one contract, so that many files cost no more than one. */
  readonly nodes: number
  /** Elements and attributes of all XML documents of one contract. They take three times the memory. */
  readonly xmlNodes: number
  /** Attributes of one XML element, its declarations of namespaces included. */
  readonly attributes: number
  /** Nodes that all YAML aliases of one document may stand for. */
  readonly yamlAliasNodes: number
  /** Characters that the internal entities of one XML document may expand to. */
  readonly entityCharacters: number
  /** Entities inside entities. */
  readonly entityDepth: number
}

const MEBI = 1024 * 1024

/**
 * Three to five times the largest contracts that are met: 13 MB of OpenAPI with 0.3 million nodes, 4 MB of
 * WSDL with 0.1 million. Even a contract that is made to cost much takes less than a gigabyte then.
 */
export const DEFAULT_LIMITS: Limits = {
  fileBytes: 40 * MEBI,
  xmlCharacters: 16 * MEBI,
  bundleBytes: 256 * MEBI,
  files: 2_000,
  missingFiles: 2_000,
  depth: 256,
  nodes: 1_500_000,
  xmlNodes: 500_000,
  attributes: 10_000, // what the JDK's elementAttributeLimit was for years
  yamlAliasNodes: 1_000_000,
  entityCharacters: MEBI,
  entityDepth: 8,
}
