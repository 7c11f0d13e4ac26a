import type { ServiceDocument, SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Dependencies } from '../registry.ts'
import { requireService } from '../services/require-service.ts'
import { capacityOf } from './capacity.ts'
import { chainAvailability } from './chain-availability.ts'
import { circlesFrom } from './circles.ts'
import type { Dependency, DependencyEdge, DependencyGraph } from './dependency-graph.ts'
import { endOf, type GraphNode, isReference, type ServiceGraph } from './service-graph.ts'
import { reachFrom, type Reach } from './walk-graph.ts'
import { weakPoints } from './weak-points.ts'

export interface DependencyPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly graph: ServiceGraph
}

const DEFAULT_LIMIT = 1_000
const MAX_LIMIT = 5_000
const MAX_EDGES = 5_000

/** Who needs whom: live subscriptions, and contracts that are built on another service's contract. */
export function createDependencies(ports: DependencyPorts): Dependencies {
  const { services, graph } = ports

  /** The graph as it is now, and the service's place in it; undefined when nothing is connected with it. */
  async function placeOf(service: string): Promise<number | undefined> {
    await requireService(services, service)
    await graph.refresh()
    return graph.find(service)
  }

  return {
    async of({ service, direction, limit = DEFAULT_LIMIT }) {
      const start = await placeOf(service)
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
    },
    async chain(service) {
      const start = await placeOf(service)
      return chainAvailability(graph.nodes, service, start)
    },
    async weakPoints(limit) {
      await graph.refresh()
      return weakPoints(graph.nodes, limit)
    },
    async capacity(service) {
      const { value } = await requireService(services, service)
      return capacityOf(ports.subscriptions, service, value.objectives)
    },
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
  graph: ServiceGraph,
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
