import type {
  DependencyQuery,
  DependencyGraph,
  ChainAvailability,
  WeakPoints,
  Capacity,
} from './dependency-graph.ts'

export interface Dependencies {
  /** Walks subscriptions and contract references. @throws RegistryError `service-not-found` */
  of(query: DependencyQuery): Promise<DependencyGraph>
  /** What the availability of all that it needs leaves of its own. @throws RegistryError `service-not-found` */
  chain(service: string): Promise<ChainAvailability>
  /** What many need and nothing could stand in for; `limit` is 20 unless given, at most 200. */
  weakPoints(limit?: number): Promise<WeakPoints>
  /** What consumers ask against what is offered. @throws RegistryError `service-not-found` */
  capacity(service: string): Promise<Capacity>
}
