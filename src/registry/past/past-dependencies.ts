import { allPages } from '../all-pages.ts'
import type { DependencyGraph, DependencyQuery } from '../dependencies/dependency-graph.ts'
import { reachedGraph } from '../dependencies/reached-graph.ts'
import { emptyNode, type GraphNode } from '../dependencies/service-graph.ts'
import type { SubscriptionDocument, VersionDocument } from '../documents.ts'
import type { PastCataloguePorts } from './past-catalogue.ts'
import type { PastServices } from './past-services.ts'
import type { PastStates } from './past-states.ts'

/** Services whose connections are looked at for one answer, so that no moment makes it cost more. */
const MOST_SERVICES = 500
const MAX_ALTERNATIVES = 500 // values in one question to the store

/** A service or an application that needs another, or is needed. */
interface Neighbour {
  readonly id: string
  readonly isService: boolean
  readonly via: 'subscription' | 'reference'
}

/**
 * Who needed whom at a moment: walks from a service through the subscriptions that were live then and the contracts that
 * its versions of then were built on.
 */
export function createPastDependencies(
  ports: PastCataloguePorts & {
    readonly states: PastStates
    readonly pastServices: PastServices
  },
): (at: Date, query: DependencyQuery) => Promise<DependencyGraph> {
  const { pastServices } = ports

  return async (at, query) => {
    const { id } = await pastServices.require(at, query.service)
    const nodes: GraphNode[] = []
    const numbers = new Map<string, number>()
    const numberOf = async (node: string, isService: boolean): Promise<number> => {
      const key = isService ? node : `\u0000${node}`
      const known = numbers.get(key)
      if (known !== undefined) return known
      const name = isService ? await pastServices.nameThen(at, node) : node
      const number = nodes.push(emptyNode(name, isService)) - 1
      numbers.set(key, number)
      return number
    }
    const start = await numberOf(id, true)
    const queue = [id]
    const seen = new Set(queue)
    let isCut = false
    for (const [index, service] of queue.entries()) {
      if (index === MOST_SERVICES) {
        isCut = true
        break
      }
      for (const neighbour of await neighboursOf(ports, at, service, query.direction)) {
        const [from, to] = [
          await numberOf(service, true),
          await numberOf(neighbour.id, neighbour.isService),
        ]
        const [needs, needed] = query.direction === 'uses' ? [from, to] : [to, from]
        const reference = neighbour.via === 'reference' ? 1 : 0
        nodes[needs]?.uses.push(needed * 2 + reference)
        nodes[needed]?.usedBy.push(needs * 2 + reference)
        if (!neighbour.isService || seen.has(neighbour.id)) continue
        seen.add(neighbour.id)
        queue.push(neighbour.id)
      }
    }
    const byName = new Map(nodes.map(({ name }, number) => [name, number]))
    const graph = reachedGraph({ nodes, find: (name) => byName.get(name) }, start, query)
    const service = nodes[start]?.name ?? query.service
    return { ...graph, service, truncated: graph.truncated || isCut }
  }
}

type Ports = PastCataloguePorts & {
  readonly states: PastStates
  readonly pastServices: PastServices
}

/** Each once; a subscription where both are known. */
async function neighboursOf(
  ports: Ports,
  at: Date,
  service: string,
  direction: DependencyQuery['direction'],
): Promise<readonly Neighbour[]> {
  const found = new Map<string, Neighbour>()
  const field = direction === 'uses' ? 'consumer' : 'service'
  for await (const { id, value } of allPages(ports.subscriptions, {
    where: { [field]: { eq: service } },
  })) {
    const isTold = direction === 'used-by' || value.consumerKind === 'service'
    if (!isTold || value.createdAt > at.toISOString()) continue
    const then = await ports.states.one<SubscriptionDocument>('subscription', id, at)
    if (then?.value.live !== true) continue
    const other = direction === 'uses' ? value.service : value.consumer
    const isService = direction === 'uses' || value.consumerKind === 'service'
    found.set(`${isService}:${other}`, { id: other, isService, via: 'subscription' })
  }
  for (const id of await referred(ports, at, service, direction)) {
    const key = `true:${id}`
    if (id !== service && !found.has(key)) found.set(key, { id, isService: true, via: 'reference' })
  }
  return [...found.values()]
}

/**
 * Services whose contracts those of a service imported, or which imported them. Which versions have a file is known of
 * those of today alone, so that one whose draft was replaced or discarded since is not found.
 */
async function referred(
  { pastServices, states, versions }: Ports,
  at: Date,
  service: string,
  direction: DependencyQuery['direction'],
): Promise<ReadonlySet<string>> {
  const own = (await pastServices.versionsOf(at, service)).filter(
    ({ value }) => !value.standing.final,
  )
  const [digests, field] =
    direction === 'uses'
      ? ([own.flatMap(({ value }) => value.importedDigests), 'entryDigest'] as const)
      : ([own.map(({ value }) => value.entryDigest), 'importedDigests'] as const)
  const asked = [...new Set(digests)]
  const found = new Set<string>()
  for (let start = 0; start < asked.length; start += MAX_ALTERNATIVES) {
    const some = asked.slice(start, start + MAX_ALTERNATIVES)
    for await (const { id, value } of allPages(versions, { where: { [field]: { in: some } } })) {
      if (found.has(value.service) || value.createdAt > at.toISOString()) continue
      const then = await states.one<VersionDocument>('version', id, at)
      if (then === undefined || then.value.standing.final) continue
      const has = direction === 'uses' ? [then.value.entryDigest] : then.value.importedDigests
      if (has.some((digest) => some.includes(digest))) found.add(value.service)
    }
  }
  return found
}
