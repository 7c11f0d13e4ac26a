import { stringMember } from '../document/data-value.ts'
import type { OpenApiReference } from './model.ts'
import type { OpenApiNode } from './open-api-node.ts'

/**
 * What the `$dynamicRef`s of a description can lead to: the schema that a `$ref` would lead to, and where that
 * carries the name as its `$dynamicAnchor`, every other one that does, since whoever refers to it decides which of
 * them it is (JSON Schema 2020-12 core, section 8.2.3.2).
 */
export class DynamicTargets {
  readonly #initial = new Map<
    OpenApiNode,
    { readonly anchor: string; readonly node: OpenApiNode }
  >()
  readonly #byAnchor = new Map<string, OpenApiNode[]>()

  constructor(references: readonly OpenApiReference[], nodes: readonly OpenApiNode[]) {
    for (const { from, path, uri, target } of references) {
      if (path[0] !== '$dynamicRef' || target.kind !== 'node') continue
      this.#initial.set(from, { anchor: uri.replace(/^[^#]*#?/, ''), node: target.node })
    }
    if (this.#initial.size > 0) this.#indexAnchors(nodes)
  }

  /** The one that a `$ref` would lead to first; empty where a node has no `$dynamicRef`, or one that leads to no object. */
  of(node: OpenApiNode): readonly OpenApiNode[] {
    const initial = this.#initial.get(node)
    if (initial === undefined) return []
    const isDynamic = stringMember(initial.node.value, '$dynamicAnchor') === initial.anchor
    const same = isDynamic ? (this.#byAnchor.get(initial.anchor) ?? []) : []
    return [initial.node, ...same.filter((one) => one !== initial.node)]
  }

  #indexAnchors(nodes: readonly OpenApiNode[]): void {
    for (const node of nodes) {
      const anchor = node.kind === 'Schema' ? stringMember(node.value, '$dynamicAnchor') : undefined
      if (anchor === undefined) continue
      const same = this.#byAnchor.get(anchor)
      if (same === undefined) this.#byAnchor.set(anchor, [node])
      else same.push(node)
    }
  }
}
