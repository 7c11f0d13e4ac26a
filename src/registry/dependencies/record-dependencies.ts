import type { Collection } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import { insertUnlessTaken, isStoreProblem, type GuardedCollection } from '../guarded-collection.ts'
import type { Clock } from '../ports.ts'
import { availabilityOf } from './availability.ts'
import type { GraphRecord } from './graph-record.ts'
import type { ServiceGraph } from './service-graph.ts'

export interface RecordDependenciesPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly records: Collection<GraphRecord>
  readonly graph: ServiceGraph
  readonly clock: Clock
}

const ATTEMPTS = 20
const MAX_ALTERNATIVES = 500 // values in one question to the store

/** Brings a service's place in the graph, and those of the services that it refers to, in step with what is stored. */
export type RecordDependencies = (service: string) => Promise<void>

export function createRecordDependencies(ports: RecordDependenciesPorts): RecordDependencies {
  return async (service) => {
    const { before, now } = await record(ports, service)
    const imported = new Set([...before, ...now])
    for (const owner of await ownersOf(ports, [...imported])) {
      if (owner !== service) await record(ports, owner)
    }
  }
}

/** Writes the record of one service, computed after the present one was read. */
async function record(
  ports: RecordDependenciesPorts,
  service: string,
): Promise<{ readonly before: readonly string[]; readonly now: readonly string[] }> {
  const { records, graph } = ports
  for (let attempt = 1; ; attempt++) {
    const present = await records.get(service)
    const before = present?.value.imports ?? []
    const value = await recordOf(ports, service)
    if (present === undefined && value.gone) return { before, now: [] }
    if (present !== undefined && isSame(present.value, value)) return { before, now: value.imports }
    try {
      const written =
        present === undefined
          ? await insertUnlessTaken(records, service, value, [])
          : await records.replace(service, present.revision, value, [])
      if (written !== undefined) {
        graph.take(written)
        return { before, now: value.imports }
      }
    } catch (error) {
      if (!isStoreProblem(error, 'stale-revision')) throw error
    }
    if (attempt === ATTEMPTS) throw new Error(`the place of ${service} was changed all the time`)
  }
}

async function recordOf(ports: RecordDependenciesPorts, id: string): Promise<GraphRecord> {
  const at = ports.clock().toISOString()
  const service = await ports.services.get(id)
  if (service === undefined) {
    return { at, kind: 'atomic', usedBy: [], imports: [], gone: true }
  }
  const entries = new Set<string>()
  const imports = new Set<string>()
  for await (const { value } of allPages(ports.versions, { where: { service: { eq: id } } })) {
    if (value.standing.final) continue
    entries.add(value.entryDigest)
    for (const digest of value.importedDigests) imports.add(digest)
  }
  const usedBy = new Map<string, GraphRecord['usedBy'][number]>()
  const where = { service: { eq: id }, live: { eq: true } }
  for await (const { value } of allPages(ports.subscriptions, { where })) {
    const { consumer, consumerKind } = value
    usedBy.set(`${consumerKind}:${consumer}`, { consumer, kind: consumerKind, via: 'subscription' })
  }
  for (const consumer of await importersOf(ports, [...entries])) {
    const key = `service:${consumer}`
    if (consumer === id || usedBy.has(key)) continue
    usedBy.set(key, { consumer, kind: 'service', via: 'reference' })
  }
  return {
    at,
    kind: service.value.kind,
    capability: service.value.capability,
    availability: availabilityOf(service.value.objectives),
    usedBy: [...usedBy.values()],
    imports: [...imports].sort(),
    gone: false,
  }
}

/** A contract refers to another service when a file that it imports is the entry of that one's contract. */
async function importersOf(
  { versions }: RecordDependenciesPorts,
  entries: readonly string[],
): Promise<ReadonlySet<string>> {
  return servicesWith(versions, 'importedDigests', entries)
}

async function ownersOf(
  { versions }: RecordDependenciesPorts,
  imports: readonly string[],
): Promise<ReadonlySet<string>> {
  return servicesWith(versions, 'entryDigest', imports)
}

async function servicesWith(
  versions: GuardedCollection<VersionDocument>,
  field: 'importedDigests' | 'entryDigest',
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let start = 0; start < digests.length; start += MAX_ALTERNATIVES) {
    const where = { [field]: { in: digests.slice(start, start + MAX_ALTERNATIVES) } }
    for await (const { value } of allPages(versions, { where })) {
      if (!value.standing.final) found.add(value.service)
    }
  }
  return found
}

function isSame(one: GraphRecord, other: GraphRecord): boolean {
  const text = (record: GraphRecord): string =>
    JSON.stringify([
      record.kind,
      record.capability,
      record.availability,
      record.gone,
      record.imports,
      record.usedBy.map(({ consumer, kind, via }) => `${kind}:${consumer}:${via}`).sort(),
    ])
  return text(one) === text(other)
}
