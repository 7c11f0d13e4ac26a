import type { DataDocument } from '../document/data-document.ts'
import type { DataValue } from '../document/data-value.ts'
import type { ImportSummary, Location } from '../model.ts'
import type { OpenApiKind } from './grammar.ts'
import type { OpenApiNode } from './open-api-node.ts'

export const OPENAPI_VERSIONS = ['2.0', '3.0', '3.1', '3.2'] as const
/** Minor versions of the specification; patch versions change no rule. */
export type OpenApiVersion = (typeof OPENAPI_VERSIONS)[number]

/** Where a reference leads. */
export type ReferenceTarget =
  | { readonly kind: 'node'; readonly node: OpenApiNode }
  /** There, but no object, such as a schema that is just `true`. */
  | { readonly kind: 'value'; readonly document: DataDocument; readonly pointer: string }
  /** The file is there, what the reference names in it is not. */
  | { readonly kind: 'nowhere'; readonly reason: string }
  /** The file could not be had or not be read, so nobody knows. */
  | {
      readonly kind: 'unavailable'
      readonly problem: 'missing' | 'refused' | 'unreadable'
      readonly reason: string
    }

/** A document that a reference names, or why there is none. */
export type LoadedDocument =
  | { readonly kind: 'loaded'; readonly document: DataDocument }
  | Extract<ReferenceTarget, { kind: 'unavailable' }>

/** A reference as written: a `$ref` or `$dynamicRef`, or an entry of a discriminator's mapping. */
export interface OpenApiReference {
  /** The node that holds it. */
  readonly from: OpenApiNode
  /** Path of the text inside that node: `$ref`, `$dynamicRef`, or `mapping` and a name. */
  readonly path: readonly string[]
  readonly uri: string
  /** The kind of object that the specification wants at its end. */
  readonly expects: OpenApiKind
  readonly target: ReferenceTarget
  readonly location: Location
}

/** An OpenAPI description: the entry document, and what it refers to in other files. */
export interface OpenApiModel {
  readonly kind: 'openapi'
  readonly version: OpenApiVersion
  /** This and what is told of nodes is worked out when it is first asked for. */
  readonly document: OpenApiNode<'Document'>
  /** The documents that were read, the entry first. */
  readonly documents: readonly [DataDocument, ...DataDocument[]]
  /** Every object of the description once, each file's in the order of its text. */
  readonly nodes: readonly OpenApiNode[]
  readonly references: readonly OpenApiReference[]
  /** One entry for each address in each file that refers to another file. */
  readonly imports: readonly ImportSummary[]
  /** The node for an object of a document, however it was reached. */
  nodeOf(value: DataValue | undefined): OpenApiNode | undefined
  /** Where the `$ref` of a node leads, one link of a chain; undefined when it has none. */
  targetOf(node: OpenApiNode): ReferenceTarget | undefined
  /**
   * The schemas that the `$dynamicRef` of a node can lead to, that of a `$ref` first; one where it leads there whoever
   * refers to it, and empty when it has none that leads to an object.
   */
  dynamicTargetsOf(node: OpenApiNode): readonly OpenApiNode[]
  /**
   * The document that an address names in one of the documents, or why there is none; undefined when no
   * reference there asks for it.
   *
   * @param address a URI reference without fragment
   */
  documentAt(address: string, from: DataDocument): LoadedDocument | undefined
  /** Follows the `$ref` of a node to the end; undefined when it leads nowhere or round in a circle. */
  resolve(node: OpenApiNode): OpenApiNode | undefined
  /** Whether the `$ref` of a node leads round in a circle, over nothing but references. */
  isCircular(node: OpenApiNode): boolean
}
