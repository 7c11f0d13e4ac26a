import { allPages } from '../all-pages.ts'
import { availabilityOf } from '../dependencies/availability.ts'
import type { DependencyDirection } from '../dependencies/dependency-graph.ts'
import { emptyNode, type GraphNode } from '../dependencies/service-graph.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import { nameOfService } from '../identifiers.ts'
import { RegistryError } from '../problems.ts'
import type { PastCataloguePorts } from './past-catalogue.ts'
import type { PastServices } from './past-services.ts'
import type { PastStates } from './past-states.ts'
import { liveSubscriptionsThen } from './subscriptions-then.ts'

/** Services whose connections one answer looks at, so that no moment makes it cost more. */
const LOOKED_AT = 500
/** Services of one walk, however many answers it is told in. */
const MOST_LOOKED_AT = 10_000
const MOST_WALKS = 10 // that are kept to be gone on with
const MAX_ALTERNATIVES = 500 // values in one question to the store

export type PastGraphPorts = PastCataloguePorts & {
  readonly states: PastStates
  readonly pastServices: PastServices
}

/** What was reached from some services at a moment, as far as it was looked at. */
export interface PastGraph {
  readonly nodes: readonly GraphNode[]
  /** The place of a service, by its id. */
  placeOf(service: string): number | undefined
  /** Goes on with the services that were not looked at; undefined when there are none, or it would be too many. */
  readonly next: string | undefined
  /** There is more to look at. */
  readonly isCut: boolean
}

/** Walks through the subscriptions that were live at a moment and the contracts that versions of then were built on. */
export interface PastGraphs {
  /** @param cursor of an answer before, which looked at the first of them. @throws RegistryError `invalid-cursor` */
  from(
    at: Date,
    services: readonly string[],
    direction: DependencyDirection,
    cursor?: string,
  ): Promise<PastGraph>
}

export function createPastGraphs(ports: PastGraphPorts): PastGraphs {
  // What was does not change; who goes on need not begin anew.
  const walks = new Map<string, Walk>()
  return {
    async from(at, services, direction, cursor) {
      const before = lookedBefore(cursor)
      const key = JSON.stringify([at, direction, services])
      const known = walks.get(key)
      // Whoever begins is told the beginning; and two that ask at once do not walk on the same.
      const isKept = known !== undefined && (before > 0 || known.looked <= LOOKED_AT)
      if (isKept) walks.delete(key)
      const walk = isKept ? known : await begin(ports, at, services)
      // A cursor that nothing is kept of, since it is old or made up, is no reason to do all of that work at once.
      await goOn(ports, walk, at, direction, Math.min(before, walk.looked) + LOOKED_AT)
      if ((walks.get(key)?.looked ?? 0) <= walk.looked) walks.set(key, walk)
      for (const oldest of walks.keys()) {
        if (walks.size <= MOST_WALKS) break
        walks.delete(oldest)
      }
      const isCut = walk.looked < walk.queue.length
      return {
        // A walk goes on, and what was told of it does not.
        nodes: walk.nodes.map((node) => ({
          ...node,
          uses: [...node.uses],
          usedBy: [...node.usedBy],
        })),
        placeOf: (service) => walk.numbers.get(service),
        isCut,
        next: isCut && walk.looked < MOST_LOOKED_AT ? String(walk.looked) : undefined,
      }
    },
  }
}

/** The cursor says how many services answers before have looked at; where less of them is kept, it goes on from there. */
function lookedBefore(cursor = '0'): number {
  const looked = Number(/^\d{1,5}$/.test(cursor) ? cursor : NaN)
  if (looked % LOOKED_AT === 0 && looked < MOST_LOOKED_AT) return looked
  throw new RegistryError(
    'invalid-cursor',
    'This is no cursor of dependencies in the past; begin without one.',
  )
}

interface Walk {
  readonly nodes: GraphNode[]
  /** Services by their ids, applications by their names behind a zero byte. */
  readonly numbers: Map<string, number>
  readonly queue: string[]
  readonly seen: Set<string>
  looked: number
}

async function begin(ports: PastGraphPorts, at: Date, services: readonly string[]): Promise<Walk> {
  const walk: Walk = {
    ...{ nodes: [], numbers: new Map(), queue: [...services], seen: new Set(services) },
    looked: 0,
  }
  for (const service of services) await numberOf(ports, walk, at, service, true)
  return walk
}

async function goOn(
  ports: PastGraphPorts,
  walk: Walk,
  at: Date,
  direction: DependencyDirection,
  most: number,
): Promise<void> {
  const { nodes, queue, seen } = walk
  for (; walk.looked < Math.min(most, queue.length); walk.looked += 1) {
    const service = queue[walk.looked] ?? ''
    const from = await numberOf(ports, walk, at, service, true)
    for (const { id, isService, via } of await neighboursOf(ports, at, service, direction)) {
      const to = await numberOf(ports, walk, at, id, isService)
      const [needs, needed] = direction === 'uses' ? [from, to] : [to, from]
      const reference = via === 'reference' ? 1 : 0
      nodes[needs]?.uses.push(needed * 2 + reference)
      nodes[needed]?.usedBy.push(needs * 2 + reference)
      if (!isService || seen.has(id)) continue
      seen.add(id)
      queue.push(id)
    }
  }
}

/** The place of a service or an application, with what was said of it then. */
async function numberOf(
  { states }: PastGraphPorts,
  { nodes, numbers }: Walk,
  at: Date,
  id: string,
  isService: boolean,
): Promise<number> {
  const key = isService ? id : `\u0000${id}`
  const known = numbers.get(key)
  if (known !== undefined) return known
  const then = isService ? await states.one<ServiceDocument>('service', id, at) : undefined
  const node = emptyNode(then === undefined ? id : nameOfService(then.value), isService)
  if (then !== undefined) {
    node.kind = then.value.kind
    node.capability = then.value.capability
    node.availability = availabilityOf(then.value.objectives)
  }
  const number = nodes.push(node) - 1
  numbers.set(key, number)
  return number
}

/** A service or an application that needs another, or is needed. */
interface Neighbour {
  readonly id: string
  readonly isService: boolean
  readonly via: 'subscription' | 'reference'
}

/** Each once; a subscription where both are known. */
async function neighboursOf(
  ports: PastGraphPorts,
  at: Date,
  service: string,
  direction: DependencyDirection,
): Promise<readonly Neighbour[]> {
  const found = new Map<string, Neighbour>()
  const field = direction === 'uses' ? 'consumer' : 'service'
  for await (const { value } of liveSubscriptionsThen(ports, at, service, field)) {
    if (direction === 'uses' && value.consumerKind !== 'service') continue
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
 * those of today alone, so that one whose draft was replaced or discarded since, or whose service was merged twice, is
 * not found.
 */
async function referred(
  { pastServices, states, versions }: PastGraphPorts,
  at: Date,
  service: string,
  direction: DependencyDirection,
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
      if (value.createdAt > at.toISOString()) continue
      const then =
        (await states.one<VersionDocument>('version', id, at)) ??
        (value.carriedFrom && (await states.one<VersionDocument>('version', value.carriedFrom, at)))
      if (!then || then.value.standing.final) continue
      const has = direction === 'uses' ? [then.value.entryDigest] : then.value.importedDigests
      if (has.some((digest) => some.includes(digest))) found.add(then.value.service)
    }
  }
  return found
}
