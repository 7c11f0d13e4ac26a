import type { WeakPoint, WeakPoints } from './dependency-graph.ts'
import { endOf, type GraphNode } from './service-graph.ts'

export const SHOWN_WEAK_POINTS = 20 // unless more are asked for
export const MOST_WEAK_POINTS = 200
const MAX_STEPS = 10_000_000 // some 100 ms

/**
 * Services that several composites and processes need, and for which no other service of the same business capability could
 * stand in. A service of no stated capability has none.
 */
export function weakPoints(nodes: readonly GraphNode[], limit = SHOWN_WEAK_POINTS): WeakPoints {
  const { dependents, isComplete } = countDependents(nodes)
  const byCapability = new Map<string, GraphNode[]>()
  for (const node of nodes) {
    const { capability } = node
    if (capability === undefined) continue
    const same = byCapability.get(capability)
    if (same === undefined) byCapability.set(capability, [node])
    else same.push(node)
  }
  const items: WeakPoint[] = []
  const ranked = nodes
    .map((_, number) => number)
    .filter((number) => (dependents[number] ?? 0) > 1)
    .sort((one, other) => (dependents[other] ?? 0) - (dependents[one] ?? 0) || one - other)
  for (const number of ranked) {
    if (items.length >= Math.min(limit, MOST_WEAK_POINTS)) break
    const node = nodes[number]
    if (node === undefined) continue
    const alike = node.capability === undefined ? [] : (byCapability.get(node.capability) ?? [])
    if (alike.length > 1) continue
    items.push({
      service: node.name,
      dependents: dependents[number] ?? 0,
      capability: node.capability,
      availability: node.availability,
    })
  }
  return { items, isComplete }
}

/** How many composites and processes reach each node, within a bound of steps. */
function countDependents(nodes: readonly GraphNode[]): {
  readonly dependents: Int32Array
  readonly isComplete: boolean
} {
  const dependents = new Int32Array(nodes.length)
  const seenFrom = new Int32Array(nodes.length).fill(-1)
  let steps = 0
  for (const [start, node] of nodes.entries()) {
    if (node.kind !== 'composite' && node.kind !== 'process') continue
    if (steps > MAX_STEPS) return { dependents, isComplete: false }
    const queue = [start]
    seenFrom[start] = start
    for (const from of queue) {
      for (const step of nodes[from]?.uses ?? []) {
        steps += 1
        const to = endOf(step)
        if (seenFrom[to] === start) continue
        seenFrom[to] = start
        dependents[to] = (dependents[to] ?? 0) + 1
        queue.push(to)
      }
    }
  }
  return { dependents, isComplete: true }
}
