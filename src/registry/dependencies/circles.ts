/**
 * Circles of a graph, enough of them that every node that lies on one is in at least one of the answer:
 * a shortest way around from its first node, which is repeated at the end.
 *
 * @param edges successors by node
 */
export function circlesIn(
  edges: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = []
  const covered = new Set<string>()
  for (const start of [...edges.keys()].sort()) {
    if (covered.has(start)) continue
    const circle = wayBack(edges, start)
    if (circle === undefined) continue
    for (const node of circle) covered.add(node)
    circles.push(circle)
  }
  return circles
}

/** The shortest way from a node back to itself, breadth first. */
function wayBack(
  edges: ReadonlyMap<string, ReadonlySet<string>>,
  start: string,
): readonly string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const node of queue) {
    for (const next of edges.get(node) ?? []) {
      if (next === start) return [...pathTo(cameFrom, start, node), start]
      if (cameFrom.has(next)) continue
      cameFrom.set(next, node)
      queue.push(next)
    }
  }
  return undefined
}

function pathTo(
  cameFrom: ReadonlyMap<string, string>,
  start: string,
  end: string,
): readonly string[] {
  const path = [end]
  for (let node = end; node !== start;) {
    node = cameFrom.get(node) ?? start
    path.unshift(node)
  }
  return path
}
