import type { DataDocument, DataObject, DataValue, Location } from '../../../contracts/index.ts'

/** A value of a document, where it is written. Nodes are made on the way and compared by {@link DocumentGraph.identityOf}. */
export interface GraphNode {
  readonly document: DataDocument
  /** The object or list that holds it, in the same document; undefined for a document's root. */
  readonly parent: GraphNode | undefined
  /** Its name or index in the parent; the empty string for a root. */
  readonly key: string
  /** As written: a `$ref` is still one. */
  readonly value: DataValue
}

/** A `$ref` anywhere in the documents. */
export interface GraphReference {
  /** The object that holds it. */
  readonly from: GraphNode
  readonly uri: string
  readonly target:
    | { readonly kind: 'node'; readonly node: GraphNode }
    /** The document is there, what is named in it is not; or the chain of references ends in itself. */
    | { readonly kind: 'nowhere' | 'circular'; readonly reason: string }
    /** The document could not be had. */
    | { readonly kind: 'unavailable'; readonly reason: string }
}

/**
 * The documents of a contract, with what a resolved document would look like: stepping through a member that
 * is a reference arrives at what it refers to. Nothing is copied, so a schema used a thousand times is one node.
 */
export interface DocumentGraph {
  readonly root: GraphNode
  /** The member or item as written; undefined when there is none. */
  memberAsWritten(node: GraphNode, key: string): GraphNode | undefined
  /** The member or item in the resolved document: as written where a reference leads nowhere or in a circle. */
  member(node: GraphNode, key: string): GraphNode | undefined
  /** The end of a chain of references; the node itself when it is none, or leads nowhere. */
  follow(node: GraphNode): GraphNode
  /** The same for the same place of the same document, whatever the way to it. */
  identityOf(node: GraphNode): unknown
  /** JSON Pointer of a node in its own document. */
  pointerOf(node: GraphNode): string
  locate(node: GraphNode): Location
  /** By object that holds a `$ref`: what stands in its place in the resolved document. */
  replacements(): ReadonlyMap<DataObject, DataValue>
  /** Every `$ref` of every document; found on the first call. */
  references(): readonly GraphReference[]
}
