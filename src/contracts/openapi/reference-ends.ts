import type { OpenApiReference, ReferenceTarget } from './model.ts'
import type { OpenApiNode } from './open-api-node.ts'

/** What stands at the end of a chain of references, if anything does. */
export type ReferenceEnd = OpenApiNode | 'nowhere' | 'circle'

/** Follows chains of references, each link of them once, however many chains share it. */
export class ReferenceEnds {
  readonly #byNode = new Map<OpenApiNode, OpenApiReference>()
  readonly #ends = new Map<OpenApiNode, ReferenceEnd>()

  constructor(references: readonly OpenApiReference[]) {
    for (const reference of references) {
      if (reference.path[0] === '$ref') this.#byNode.set(reference.from, reference)
    }
  }

  /** Where the `$ref` of a node leads, one link of a chain; undefined when it has none. */
  targetOf(node: OpenApiNode): ReferenceTarget | undefined {
    return this.#byNode.get(node)?.target
  }

  /** A node that is no reference is its own end. */
  endOf(node: OpenApiNode): ReferenceEnd {
    if (!this.#byNode.has(node)) return node
    const passed = new Set<OpenApiNode>()
    let current = node
    let end = this.#ends.get(current)
    while (end === undefined) {
      const reference = this.#byNode.get(current)
      if (reference === undefined) {
        end = current
      } else if (reference.target.kind !== 'node') {
        end = 'nowhere'
      } else {
        passed.add(current)
        current = reference.target.node
        end = passed.has(current) ? 'circle' : this.#ends.get(current)
      }
    }
    for (const link of passed) this.#ends.set(link, end)
    return end
  }
}
