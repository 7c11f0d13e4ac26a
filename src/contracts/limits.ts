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
  /** Levels of nesting: XML elements, JSON and YAML collections. */
  readonly depth: number
  /** Nodes of one document: XML elements and attributes, JSON and YAML values. */
  readonly nodes: number
  /** Nodes of all documents of one contract together, so that many files cost no more than one. */
  readonly bundleNodes: number
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
 * WSDL with 0.1 million. A node takes about 400 bytes, so that even a contract that is made to cost much
 * stays below a gigabyte.
 */
export const DEFAULT_LIMITS: Limits = {
  fileBytes: 40 * MEBI,
  xmlCharacters: 16 * MEBI,
  bundleBytes: 256 * MEBI,
  files: 2_000,
  depth: 256,
  nodes: 1_500_000,
  bundleNodes: 2_000_000,
  attributes: 10_000, // what the JDK's elementAttributeLimit was for years
  yamlAliasNodes: 1_000_000,
  entityCharacters: MEBI,
  entityDepth: 8,
}
