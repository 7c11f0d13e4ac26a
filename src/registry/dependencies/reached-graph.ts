import { circlesFrom } from './circles.ts'
import type {
  Dependency,
  DependencyEdge,
  DependencyGraph,
  DependencyQuery,
} from './dependency-graph.ts'
import { endOf, type GraphNode, isReference, type ServiceGraph } from './service-graph.ts'
import { reachFrom, type Reach } from './walk-graph.ts'

const DEFAULT_LIMIT = 1_000
const MAX_LIMIT = 5_000
const MAX_EDGES = 5_000

/**
 * What is reached from a service in a graph.
 * @param start its place; undefined when nothing is connected with it
 */
export function reachedGraph(
  graph: Pick<ServiceGraph, 'nodes' | 'find'>,
  start: number | undefined,
  { service, direction, limit = DEFAULT_LIMIT }: DependencyQuery,
): DependencyGraph {
  const asked = { service, direction }
  if (start === undefined) {
    return { ...asked, total: 0, items: [], edges: [], cycles: [], truncated: false }
  }
  const reach = reachFrom(graph.nodes, start, direction)
  const items = listed(graph.nodes, reach, Math.min(limit, MAX_LIMIT))
  return {
    ...asked,
    total: reach.nodes.length,
    items,
    edges: edgesAmong(graph, start, items),
    cycles: circlesFrom(graph.nodes, start, direction),
    truncated: items.length < reach.nodes.length,
  }
}

/** The nearest, by name among those that are equally near. */
function listed(
  nodes: readonly GraphNode[],
  { nodes: reached, depths, by }: Reach,
  limit: number,
): DependencyGraph['items'] {
  const last = depths[reached[Math.min(limit, reached.length) - 1] ?? 0] ?? 0
  return reached
    .filter((node) => (depths[node] ?? 0) <= last)
    .flatMap((number): readonly Dependency[] => {
      const node = nodes[number]
      if (node === undefined) return []
      return [
        {
          service: node.name,
          kind: node.isService ? 'service' : 'application',
          via: isReference(by[number] ?? 0) ? 'reference' : 'subscription',
          depth: depths[number] ?? 0,
        },
      ]
    })
    .sort(byDepth)
    .slice(0, limit)
}

function edgesAmong(
  graph: Pick<ServiceGraph, 'nodes' | 'find'>,
  start: number,
  items: readonly Dependency[],
): readonly DependencyEdge[] {
  const { nodes } = graph
  const shown = new Set([nodes[start]?.name, ...items.map(({ service }) => service)])
  const services = items.filter(({ kind }) => kind === 'service').map(({ service }) => service)
  const edges: DependencyEdge[] = []
  for (const number of [start, ...services.map((service) => graph.find(service))]) {
    const needed = number === undefined ? undefined : nodes[number]
    for (const step of needed?.usedBy ?? []) {
      const from = nodes[endOf(step)]?.name
      if (needed === undefined || from === undefined || !shown.has(from)) continue
      if (edges.length === MAX_EDGES) return edges
      const via = isReference(step) ? 'reference' : 'subscription'
      edges.push({ from, to: needed.name, via })
    }
  }
  return edges
}

function byDepth(one: Dependency, other: Dependency): number {
  if (one.depth !== other.depth) return one.depth - other.depth
  return one.service < other.service ? -1 : Number(one.service > other.service)
}
