import type { DependencyDirection } from './dependency-graph.ts'
import { endOf, type GraphNode } from './service-graph.ts'
import { knotsFrom, stepsOf } from './walk-graph.ts'

const MAX_CIRCLES = 50
const LONGEST_CIRCLE = 100 // nodes; nobody reads a longer one
const MAX_STEPS = 2_000_000 // some 200 ms

/**
 * Circles among what is reached from a node: a shortest way around from the first of its nodes by name, which is repeated
 * at the end. Every node that lies on a circle of at most 100 nodes is in at least one, up to 50 circles
 * and as far as two million steps lead.
 */
export function circlesFrom(
  nodes: readonly GraphNode[],
  start: number,
  direction: DependencyDirection,
): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = []
  const nameOf = (node: number): string => nodes[node]?.name ?? ''
  const budget = { steps: MAX_STEPS }
  const byName = (one: number, other: number): number => (nameOf(one) < nameOf(other) ? -1 : 1)
  for (const knot of knotsFrom(nodes, start, direction)) {
    const whole = new Set(knot)
    const members = new Set(knot)
    for (const first of [...knot].sort(byName)) {
      if (circles.length === MAX_CIRCLES || budget.steps <= 0) return circles.sort(byFirst)
      if (!members.has(first)) continue
      const circle = wayBack(nodes, first, direction, whole, budget)
      for (const node of circle ?? [first]) members.delete(node)
      if (circle !== undefined) circles.push([...circle.map(nameOf), nameOf(first)])
    }
  }
  return circles.sort(byFirst)
}

function byFirst([one = '']: readonly string[], [other = '']: readonly string[]): number {
  return one < other ? -1 : Number(one > other)
}

/** The shortest way from a node back to itself within its knot, breadth first. */
function wayBack(
  nodes: readonly GraphNode[],
  start: number,
  direction: DependencyDirection,
  knot: ReadonlySet<number>,
  budget: { steps: number },
): readonly number[] | undefined {
  const cameFrom = new Map<number, number>()
  let frontier = [start]
  for (let depth = 0; depth < LONGEST_CIRCLE && frontier.length > 0 && budget.steps > 0; depth++) {
    const further: number[] = []
    for (const node of frontier) {
      for (const step of stepsOf(nodes, node, direction)) {
        const next = endOf(step)
        budget.steps -= 1
        if (next === start) return pathTo(cameFrom, start, node)
        if (!knot.has(next) || cameFrom.has(next)) continue
        cameFrom.set(next, node)
        further.push(next)
      }
    }
    frontier = further
  }
  return undefined
}

function pathTo(
  cameFrom: ReadonlyMap<number, number>,
  start: number,
  end: number,
): readonly number[] {
  const path = [end]
  for (let node = end; node !== start;) {
    node = cameFrom.get(node) ?? start
    path.unshift(node)
  }
  return path
}
