import { endOf, type GraphNode } from './service-graph.ts'
import type { DependencyDirection } from './dependency-graph.ts'

/** What is reached from a node, the node itself left out. */
export interface Reach {
  /** Nearest first. */
  readonly nodes: readonly number[]
  /** Steps to each node of the graph; -1 for those that are not reached. */
  readonly depths: Int32Array
  /** By which step each node was reached first; of a reference only when no subscription is as near. */
  readonly by: Int32Array
}

/** Walks breadth first, to the end. Applications need nothing that the registry knows of. */
export function reachFrom(
  nodes: readonly GraphNode[],
  start: number,
  direction: DependencyDirection,
): Reach {
  const depths = new Int32Array(nodes.length).fill(-1)
  const by = new Int32Array(nodes.length).fill(-1)
  const queue = [start]
  depths[start] = 0
  for (const from of queue) {
    const depth = (depths[from] ?? 0) + 1
    for (const step of stepsOf(nodes, from, direction)) {
      const to = endOf(step)
      if (depths[to] === depth && (step & 1) === 0) by[to] = step
      if (depths[to] !== -1) continue
      depths[to] = depth
      by[to] = step
      queue.push(to)
    }
  }
  return { nodes: queue.slice(1), depths, by }
}

export function stepsOf(
  nodes: readonly GraphNode[],
  node: number,
  direction: DependencyDirection,
): readonly number[] {
  const { uses, usedBy } = nodes[node] ?? { uses: [], usedBy: [] }
  return direction === 'uses' ? uses : usedBy
}

/**
 * The groups of nodes that all reach each other, of those that are reached from a node: its strongly connected components
 * with a circle in them (Tarjan, SIAM Journal on Computing 1 (1972), without recursion).
 */
export function knotsFrom(
  nodes: readonly GraphNode[],
  start: number,
  direction: DependencyDirection,
): readonly (readonly number[])[] {
  const index = new Int32Array(nodes.length).fill(-1)
  const low = new Int32Array(nodes.length)
  const place = new Int32Array(nodes.length) // the next step to look at
  const isOpen = new Uint8Array(nodes.length)
  const open: number[] = []
  const path = [start]
  const knots: (readonly number[])[] = []
  let next = 0
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    if (index[node] === -1) {
      index[node] = low[node] = next
      next += 1
      open.push(node)
      isOpen[node] = 1
    }
    const steps = stepsOf(nodes, node, direction)
    const step = steps[place[node] ?? 0]
    if (step !== undefined) {
      place[node] = (place[node] ?? 0) + 1
      const to = endOf(step)
      if (index[to] === -1) path.push(to)
      else if (isOpen[to] === 1) low[node] = Math.min(low[node] ?? 0, index[to] ?? 0)
      continue
    }
    path.pop()
    const parent = path.at(-1)
    if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0)
    if (low[node] !== index[node]) continue
    const knot = open.splice(open.lastIndexOf(node))
    for (const member of knot) isOpen[member] = 0
    if (knot.length > 1 || steps.some((one) => endOf(one) === node)) knots.push(knot)
  }
  return knots
}
