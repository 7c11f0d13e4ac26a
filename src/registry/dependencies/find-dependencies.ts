import type { ServiceDocument, SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Dependencies } from './dependencies.ts'
import { requireService } from '../services/require-service.ts'
import { capacityOf } from './capacity.ts'
import { chainAvailability } from './chain-availability.ts'
import { reachedGraph } from './reached-graph.ts'
import type { ServiceGraph } from './service-graph.ts'
import type { WeakPoints } from './dependency-graph.ts'
import { MOST_WEAK_POINTS, SHOWN_WEAK_POINTS, weakPoints } from './weak-points.ts'

export interface DependencyPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly graph: ServiceGraph
}

/** Who needs whom: live subscriptions, and contracts that are built on another service's contract. */
export function createDependencies(ports: DependencyPorts): Dependencies {
  const { services, graph } = ports
  let weakest: { readonly points: WeakPoints; readonly taken: number } | undefined

  /** The graph as it is now, and the service's place in it; undefined when nothing is connected with it. */
  async function placeOf(service: string): Promise<number | undefined> {
    await requireService(services, service)
    await graph.refresh()
    return graph.find(service)
  }

  return {
    async of(query) {
      return reachedGraph(graph, await placeOf(query.service), query)
    },
    async chain(service) {
      const start = await placeOf(service)
      return chainAvailability(graph.nodes, service, start)
    },
    async weakPoints(limit = SHOWN_WEAK_POINTS) {
      await graph.refresh()
      const taken = graph.taken()
      if (weakest?.taken !== taken) {
        weakest = { points: weakPoints(graph.nodes, MOST_WEAK_POINTS), taken }
      }
      const { items, isComplete } = weakest.points
      return { items: items.slice(0, limit), isComplete }
    },
    async capacity(service) {
      const { value } = await requireService(services, service)
      return capacityOf(ports.subscriptions, service, value.objectives)
    },
  }
}
