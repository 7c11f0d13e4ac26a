import { stringMember } from '../document/data-value.ts'
import type { OpenApiNode } from './open-api-node.ts'

/** Stands for the unknown address of a description, so that relative identifiers can be compared. */
const UNKNOWN_BASE = 'concordat:///'

/**
 * The schemas that name themselves, as JSON Schema 2020-12 (core, section 8.2) lets them in OpenAPI
 * 3.1 and later: by `$id`, which also changes what references inside mean, or by an anchor.
 */
export class SchemaResources {
  readonly #nodes: readonly OpenApiNode[]
  readonly #byId = new Map<string, OpenApiNode>()
  readonly #byAnchor = new Map<string, OpenApiNode>()
  #indexed = 0

  /** @param nodes a list that may grow; what was added is taken in at the next question */
  constructor(nodes: readonly OpenApiNode[]) {
    this.#nodes = nodes
  }

  /** The schema whose `$id` an address names when written in a node. */
  byAddress(address: string, from: OpenApiNode): OpenApiNode | undefined {
    this.#index()
    const id = this.#byId.size === 0 ? undefined : resolveUri(address, baseOf(from))
    return id === undefined ? undefined : this.#byId.get(id)
  }

  byAnchor(anchor: string, from: OpenApiNode): OpenApiNode | undefined {
    this.#index()
    return this.#byAnchor.get(keyOf(from, anchor))
  }

  /** The schema with an `$id` that a node stands in. */
  enclosing(from: OpenApiNode): OpenApiNode | undefined {
    for (let node: OpenApiNode | undefined = from; node !== undefined; node = node.parent) {
      if (node.kind === 'Schema' && stringMember(node.value, '$id') !== undefined) return node
    }
    return undefined
  }

  #index(): void {
    for (; this.#indexed < this.#nodes.length; this.#indexed += 1) {
      const node = this.#nodes[this.#indexed]
      if (node?.kind !== 'Schema') continue
      const id = stringMember(node.value, '$id')
      const uri = id === undefined ? undefined : resolveUri(id, baseOf(node.parent))
      if (uri !== undefined) this.#byId.set(uri.replace(/#$/, ''), node)
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const anchor = stringMember(node.value, keyword)
        if (anchor !== undefined) this.#byAnchor.set(keyOf(node, anchor), node)
      }
    }
  }
}

function keyOf(node: OpenApiNode, anchor: string): string {
  return `${node.document.source.name}#${anchor}`
}

function baseOf(from: OpenApiNode | undefined): string {
  const ids: string[] = []
  for (let node = from; node !== undefined; node = node.parent) {
    const id = node.kind === 'Schema' ? stringMember(node.value, '$id') : undefined
    if (id !== undefined) ids.unshift(id)
  }
  return ids.reduce((base, id) => resolveUri(id, base) ?? base, UNKNOWN_BASE)
}

function resolveUri(uri: string, base: string): string | undefined {
  return URL.canParse(uri, base) ? new URL(uri, base).href : undefined
}
