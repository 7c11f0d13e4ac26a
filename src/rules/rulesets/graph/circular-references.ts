import { NO_PLACE } from './place-table.ts'
import type { Place, PlaceTable } from './place-table.ts'

/**
 * The references that a resolved document cannot replace, because what they refer to holds them again.
 *
 * A reference stays when its target is around it, or when one can come back from its target, over further
 * references, to a target that is around it. So every circle stays open at each of its references, and what
 * refers into the circle from outside is replaced. The ecosystem's resolver decides the same way.
 *
 * @param targets by the object that holds the `$ref`
 */
export function circularReferences(
  table: PlaceTable,
  targets: ReadonlyMap<Place, Place>,
): ReadonlySet<Place> {
  const edges = edgesBetweenTargets(table, targets)
  const components = componentsOf(edges)
  const reach = new Reach(edges)
  const circular = new Set<Place>()
  for (const [holder, target] of targets) {
    for (let outer = holder; outer !== NO_PLACE; outer = table.parentOf(outer)) {
      if (!edges.has(outer)) continue
      const isAround = outer === target
      // Nothing but members of the same component come back to each other; reach is for the rest.
      const returns =
        edges.get(outer)?.has(target) === true
          ? components.get(outer) === components.get(target)
          : reach.leads(target, outer)
      if (isAround || returns) {
        circular.add(holder)
        break
      }
    }
  }
  return circular
}

/** From each target to the targets of the references inside it; not to what is inside it itself. */
function edgesBetweenTargets(
  table: PlaceTable,
  targets: ReadonlyMap<Place, Place>,
): ReadonlyMap<Place, ReadonlySet<Place>> {
  const edges = new Map<Place, Set<Place>>()
  for (const target of targets.values()) edges.set(target, new Set())
  for (const [holder, target] of targets) {
    for (let outer = table.parentOf(holder); outer !== NO_PLACE; outer = table.parentOf(outer)) {
      if (table.isWithin(target, outer)) break
      edges.get(outer)?.add(target)
    }
  }
  return edges
}

/** Steps over edges that looking for ways back may take in all; enough for any document that was not made for it. */
const MOST_STEPS = 2_000_000

class Reach {
  readonly #edges: ReadonlyMap<Place, ReadonlySet<Place>>
  readonly #known = new Map<Place, ReadonlySet<Place>>()
  #steps = 0

  constructor(edges: ReadonlyMap<Place, ReadonlySet<Place>>) {
    this.#edges = edges
  }

  /** Whether one comes from a target to another over at least one edge. Once the steps are used up: yes. */
  leads(start: Place, to: Place): boolean {
    return this.#steps > MOST_STEPS || this.#from(start).has(to)
  }

  #from(start: Place): ReadonlySet<Place> {
    const known = this.#known.get(start)
    if (known !== undefined) return known
    const reached = new Set<Place>()
    const pending = [start]
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      for (const next of this.#edges.get(at) ?? []) {
        this.#steps += 1
        if (reached.has(next)) continue
        reached.add(next)
        pending.push(next)
      }
    }
    this.#known.set(start, reached)
    return reached
  }
}

/**
 * Strongly connected components by number (Tarjan's algorithm with a stack of its own, since chains of
 * references are as long as a document makes them).
 */
function componentsOf(edges: ReadonlyMap<Place, ReadonlySet<Place>>): ReadonlyMap<Place, number> {
  const components = new Map<Place, number>()
  const order = new Map<Place, number>()
  const lowest = new Map<Place, number>()
  const open: Place[] = []
  for (const start of edges.keys()) {
    if (order.has(start)) continue
    const frames = [{ at: start, rest: edges.get(start)?.values() }]
    order.set(start, order.size)
    lowest.set(start, order.get(start) ?? 0)
    open.push(start)
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { at, rest } = frame
      const next = rest?.next()
      if (next !== undefined && next.done !== true) {
        const target = next.value
        if (!order.has(target)) {
          order.set(target, order.size)
          lowest.set(target, order.get(target) ?? 0)
          open.push(target)
          frames.push({ at: target, rest: edges.get(target)?.values() })
        } else if (!components.has(target)) {
          lower(lowest, at, order.get(target))
        }
        continue
      }
      frames.pop()
      const above = frames.at(-1)
      if (above !== undefined) lower(lowest, above.at, lowest.get(at))
      if (lowest.get(at) !== order.get(at)) continue
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        components.set(member, at)
        if (member === at) break
      }
    }
  }
  return components
}

function lower(lowest: Map<Place, number>, place: Place, to: number | undefined): void {
  if (to !== undefined && to < (lowest.get(place) ?? to)) lowest.set(place, to)
}
