/** Bounds on what one contract may cost to read. Each is checked while reading, not afterwards. */
export interface Limits {
  /** Bytes of one file. */
  readonly fileBytes: number
  /** Bytes of all files of one contract together. */
  readonly bundleBytes: number
  /** Files of one contract, the entry included. */
  readonly files: number
  /** Levels of nesting: XML elements, JSON and YAML collections. */
  readonly depth: number
  /** Nodes of one document: XML elements and attributes, JSON and YAML values. */
  readonly nodes: number
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

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 64 * MEBI,
  bundleBytes: 256 * MEBI,
  files: 2_000,
  depth: 256,
  nodes: 5_000_000,
  attributes: 10_000, // what the JDK's elementAttributeLimit was for years
  yamlAliasNodes: 1_000_000,
  entityCharacters: MEBI,
  entityDepth: 8,
}
