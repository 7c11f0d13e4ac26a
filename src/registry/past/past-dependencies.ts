import { chainAvailability } from '../dependencies/chain-availability.ts'
import { capacityFrom, type AskedThroughput } from '../dependencies/capacity.ts'
import type {
  Capacity,
  ChainAvailability,
  DependencyGraph,
  DependencyQuery,
  WeakPoint,
  WeakPoints,
} from '../dependencies/dependency-graph.ts'
import { reachedGraph } from '../dependencies/reached-graph.ts'
import { weakPoints } from '../dependencies/weak-points.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument } from '../documents.ts'
import { nameOfService } from '../identifiers.ts'
import { tokensOf } from '../search/tokens.ts'
import { createPastGraphs, type PastGraphPorts } from './past-graph.ts'
import { liveSubscriptionsThen } from './subscriptions-then.ts'

/** What goes on behind this answer; absent where it is the whole. */
interface Continued {
  /** The same question with this cursor looks at more services, and tells of all of them. */
  readonly next?: string | undefined
}

/** Who needed whom at a moment, and what followed from it; an answer looks at 500 services, `cursor` at more. */
export interface PastDependencies {
  /** @throws RegistryError `service-not-found`, `invalid-cursor`, `past-unknown` */
  of(
    at: Date,
    query: DependencyQuery & { readonly cursor?: string | undefined },
  ): Promise<DependencyGraph & Continued>
  /** @throws RegistryError as `of` */
  chain(at: Date, service: string, cursor?: string): Promise<ChainAvailability & Continued>
  /** @throws RegistryError `service-not-found`, `past-unknown` */
  capacity(at: Date, service: string): Promise<Capacity>
  /**
   * Of what services needed that are composites or processes today.
   * @throws RegistryError `invalid-cursor`, `past-unknown`
   */
  weakPoints(at: Date, limit?: number, cursor?: string): Promise<WeakPoints & Continued>
}

const COMPOSED = ['composite', 'process']
const MOST_COMPOSED = 500
const DEFAULT_WEAK = 20
const MOST_WEAK = 200

export function createPastDependencies(ports: PastGraphPorts): PastDependencies {
  const { pastServices, states, cards } = ports
  const graphs = createPastGraphs(ports)

  return {
    async of(at, { cursor, ...query }) {
      const { id } = await pastServices.require(at, query.service)
      const found = await graphs.from(at, [id], query.direction, cursor)
      const { nodes, isCut, next } = found
      const start = found.placeOf(id)
      const byName = new Map(nodes.map(({ name }, number) => [name, number]))
      const graph = reachedGraph({ nodes, find: (name) => byName.get(name) }, start, query)
      const service = nodes[start ?? 0]?.name ?? query.service
      return { ...graph, service, truncated: graph.truncated || isCut, next }
    },
    async chain(at, service, cursor) {
      const { id, value } = await pastServices.require(at, service)
      const graph = await graphs.from(at, [id], 'uses', cursor)
      const chain = chainAvailability(graph.nodes, nameOfService(value), graph.placeOf(id))
      if (!graph.isCut) return chain
      return {
        ...chain,
        isComplete: false,
        holds: chain.holds === 'yes' ? 'unknown' : chain.holds,
        explanation: `${chain.explanation} It needed more services than were looked at, which can only make it less.`,
        next: graph.next,
      }
    },
    async capacity(at, service) {
      const { id, value } = await pastServices.require(at, service)
      const asked: AskedThroughput[] = []
      for await (const then of liveSubscriptionsThen(ports, at, id)) asked.push(then.value)
      return capacityFrom(asked, nameOfService(value), value.objectives)
    },
    async weakPoints(at, limit = DEFAULT_WEAK, cursor) {
      const composed: string[] = []
      let isAll = true
      for await (const { id, value } of allPages(cards, { where: { kind: { in: COMPOSED } } })) {
        if (value.createdAt > at.toISOString()) continue
        if (composed.length === MOST_COMPOSED) {
          isAll = false
          break
        }
        composed.push(value.service ?? id)
      }
      const { nodes, isCut, next } = await graphs.from(at, composed.sort(), 'uses', cursor)
      const { items, isComplete } = weakPoints(nodes, MOST_WEAK)
      const alone: WeakPoint[] = []
      for (const item of items) {
        if (alone.length >= Math.min(limit, MOST_WEAK)) break
        if (!(await hasSubstitute(at, item))) alone.push(item)
      }
      return { items: alone, isComplete: isComplete && isAll && !isCut, next }
    },
  }

  /** Whether another service, which nobody composed of may have needed, had the same business capability then. */
  async function hasSubstitute(at: Date, { service, capability }: WeakPoint): Promise<boolean> {
    const [word] = capability === undefined ? [] : tokensOf(capability)
    if (word === undefined) return false
    for await (const { id, value } of allPages(cards, { where: { words: { eq: word } } })) {
      if (value.capability !== capability || value.createdAt > at.toISOString()) continue
      const then = await states.one<ServiceDocument>('service', value.service ?? id, at)
      const isOther = then !== undefined && nameOfService(then.value) !== service
      if (isOther && then.value.capability === capability) return true
    }
    return false
  }
}
