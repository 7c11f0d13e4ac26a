/** Nodes of two versions that belong together, and what only one of them has. */
export interface PairedNodes<Node> {
  readonly pairs: readonly (readonly [Node, Node])[]
  /** Pairs of nodes that have another name. */
  readonly renamed: readonly (readonly [Node, Node])[]
  readonly removed: readonly Node[]
  readonly added: readonly Node[]
}

/** Pairs of nodes without namesake that are held against each other; hand-made contracts have a few dozen. */
const MOST_LIKENESSES = 40_000

/**
 * Pairs nodes by name, the first of a name with the first and so on; then those that are left by what they are.
 *
 * @param likeness how much two nodes of different names have in common; 0 for what does not belong together
 */
export function pairNodes<Node extends { readonly name: string | undefined }>(
  old: readonly Node[],
  now: readonly Node[],
  likeness: (old: Node, now: Node) => number,
): PairedNodes<Node> {
  const byName = new Map<string | undefined, Node[]>()
  for (const node of now) {
    const same = byName.get(node.name)
    if (same === undefined) byName.set(node.name, [node])
    else same.push(node)
  }
  const pairs: (readonly [Node, Node])[] = []
  const removed = new Set<Node>()
  const added = new Set(now)
  for (const node of old) {
    const same = byName.get(node.name)?.shift()
    if (same === undefined) removed.add(node)
    else {
      pairs.push([node, same])
      added.delete(same)
    }
  }
  const renamed: (readonly [Node, Node])[] = []
  const isTooMuch = removed.size * added.size > MOST_LIKENESSES
  for (const node of isTooMuch ? [] : removed) {
    let best: { readonly other: Node; readonly score: number } | undefined
    for (const other of added) {
      const score = likeness(node, other)
      if (score > (best?.score ?? 0)) best = { other, score }
    }
    if (best === undefined) continue
    renamed.push([node, best.other])
    removed.delete(node)
    added.delete(best.other)
  }
  return { pairs, renamed, removed: [...removed], added: [...added] }
}
