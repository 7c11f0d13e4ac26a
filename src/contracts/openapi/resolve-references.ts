import type { DataDocument } from '../document/data-document.ts'
import { isDataObject, kindOfValue, memberOf } from '../document/data-value.ts'
import type { DataValue } from '../document/data-value.ts'
import type { Location } from '../model.ts'
import { joinPointer, tokensOf } from '../document/json-pointer.ts'
import type { NodeCollector, UnresolvedReference } from './collect-nodes.ts'
import type { LoadedDocument } from './model.ts'
import type { OpenApiReference, ReferenceTarget } from './model.ts'
import type { OpenApiNode } from './open-api-node.ts'
import { SchemaResources } from './schema-resources.ts'

/** A document that a reference leads into, asked for while references are followed. */
export interface DocumentRequest {
  /** A URI reference without fragment. */
  readonly address: string
  /** Where it is written. */
  readonly location: Location
}

/**
 * Follows all references and collects what they reach. Cycles are legal and end by themselves, as every object
 * is collected once. Yields what it needs of other files, and is to be given each before it goes on.
 */
export function* resolveReferences(
  collector: NodeCollector,
): Generator<DocumentRequest, readonly OpenApiReference[], LoadedDocument> {
  const finder = new TargetFinder(collector)
  const resolved: OpenApiReference[] = []
  // The list grows while targets are collected.
  for (const reference of collector.references) {
    const target = finder.inside(reference) ?? (yield* outside(reference, finder))
    resolved.push(new FollowedReference(reference, target))
  }
  return resolved
}

/** A reference with where it leads. */
class FollowedReference implements OpenApiReference {
  readonly from: OpenApiReference['from']
  readonly path: OpenApiReference['path']
  readonly uri: string
  readonly expects: OpenApiReference['expects']
  readonly target: ReferenceTarget

  constructor({ from, path, uri, expects }: UnresolvedReference, target: ReferenceTarget) {
    this.from = from
    this.path = path
    this.uri = uri
    this.expects = expects
    this.target = target
  }

  /** Worked out when somebody asks: nearly all references are in order. */
  get location(): Location {
    return this.from.at(...this.path)
  }
}

function* outside(
  reference: UnresolvedReference,
  finder: TargetFinder,
): Generator<DocumentRequest, ReferenceTarget, LoadedDocument> {
  const { address, fragment } = partsOf(reference.uri)
  const loaded = yield { address, location: reference.from.at(...reference.path) }
  return loaded.kind === 'loaded' ? finder.in(loaded.document, fragment, reference) : loaded
}

/** Splits a reference into the address of a document and the decoded fragment within it. */
function partsOf(uri: string): { readonly address: string; readonly fragment: string } {
  const hash = uri.indexOf('#')
  if (hash === -1) return { address: uri, fragment: '' }
  const encoded = uri.slice(hash + 1)
  try {
    return { address: uri.slice(0, hash), fragment: decodeURIComponent(encoded) }
  } catch {
    // Not percent-encoding: a path such as `/100%` written as it is. It is taken as it stands.
    return { address: uri.slice(0, hash), fragment: encoded }
  }
}

class TargetFinder {
  readonly #collector: NodeCollector
  readonly #resources: SchemaResources

  constructor(collector: NodeCollector) {
    this.#collector = collector
    this.#resources = new SchemaResources(collector.nodes)
  }

  /** The target of a reference into its own document; undefined when it leads to another one. */
  inside(reference: UnresolvedReference): ReferenceTarget | undefined {
    const { address, fragment } = partsOf(reference.uri)
    const { from } = reference
    if (address === '') {
      const resource = this.#resources.enclosing(from)
      const near = resource === undefined ? undefined : this.#within(resource, fragment, reference)
      // Authors give schemas an `$id` and still count from the document's root, and tools follow.
      return near?.kind === 'node' ? near : this.in(from.document, fragment, reference)
    }
    const resource = this.#resources.byAddress(address, from)
    return resource === undefined ? undefined : this.#within(resource, fragment, reference)
  }

  /** The target of a reference into a document, by the fragment of its URI. */
  in(document: DataDocument, fragment: string, reference: UnresolvedReference): ReferenceTarget {
    if (tokensOf(fragment) !== undefined) {
      return this.#find(document, document.value, '', fragment, reference)
    }
    this.#collectWhole(document)
    return this.#anchored(fragment, this.#resources.inFile(fragment, document))
  }

  /** Anchors can stand anywhere in a document, not only in what references have led to so far. */
  #collectWhole(document: DataDocument): void {
    const { value } = document
    if (!isDataObject(value)) return
    const isDescription = memberOf(value, 'openapi') !== undefined
    this.#collector.collect(isDescription ? 'Document' : 'Schema', value, document, '')
  }

  #anchored(anchor: string, node: OpenApiNode | undefined): ReferenceTarget {
    if (node !== undefined) return { kind: 'node', node }
    return { kind: 'nowhere', reason: `"#${anchor}" is neither a JSON Pointer nor an anchor` }
  }

  #within(
    resource: OpenApiNode,
    fragment: string,
    reference: UnresolvedReference,
  ): ReferenceTarget {
    const { document, value, pointer } = resource
    if (tokensOf(fragment) === undefined) {
      return this.#anchored(fragment, this.#resources.byAnchor(fragment, resource))
    }
    return this.#find(document, value, pointer, fragment, reference)
  }

  /** @param fragment a JSON Pointer */
  #find(
    document: DataDocument,
    root: DataValue,
    rootPointer: string,
    fragment: string,
    reference: UnresolvedReference,
  ): ReferenceTarget {
    const tokens = tokensOf(fragment) ?? []
    let value = root
    for (const [index, token] of tokens.entries()) {
      const member = memberOf(value, token)
      if (member === undefined) {
        return { kind: 'nowhere', reason: whyNowhere(value, tokens.slice(0, index), token) }
      }
      value = member
    }
    const pointer = joinPointer(rootPointer, ...tokens)
    if (!isDataObject(value)) return { kind: 'value', document, pointer }
    const node = this.#collector.collect(reference.expects, value, document, pointer)
    return { kind: 'node', node }
  }
}

function whyNowhere(value: DataValue, path: readonly string[], missing: string): string {
  const place = path.length === 0 ? 'the document' : `"${joinPointer('', ...path)}"`
  const isCollection = typeof value === 'object' && value !== null
  return isCollection ? `${place} has no "${missing}"` : `${place} is ${kindOfValue(value)}`
}
