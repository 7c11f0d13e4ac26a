import type { Collection } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Clock } from '../ports.ts'
import { refreshDerived } from '../refresh-derived.ts'
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

const MAX_ALTERNATIVES = 500 // values in one question to the store

/**
 * Brings a service's place in the graph, and those of the services that it refers to, in step with what is stored.
 * @param isAfterCrash looks at all that it refers to, since it is not known whether they were told of a change
 */
export type RecordDependencies = (service: string, isAfterCrash: boolean) => Promise<void>

export function createRecordDependencies(ports: RecordDependenciesPorts): RecordDependencies {
  return async (service, isAfterCrash) => {
    const { before, now } = await record(ports, service)
    // A contract that many import would be read with all of them at each push of one; so only what is new or gone counts.
    const changed = isAfterCrash
      ? new Set([...before, ...now])
      : new Set([...differing(now, before), ...differing(before, now)])
    for (const owner of await ownersOf(ports, [...changed])) {
      if (owner === service) continue
      if (isAfterCrash) await record(ports, owner)
      else await recordUse(ports, owner, service)
    }
  }
}

/**
 * Writes whether one service refers to another. Of all others that do, the record says it already: a schema that
 * thousands import is not read with all of them whenever one of them changes. What the service imports is read at each
 * attempt: whoever recorded it meanwhile has been here already.
 */
async function recordUse(
  ports: RecordDependenciesPorts,
  owner: string,
  consumer: string,
): Promise<void> {
  const written = await refreshDerived(ports.records, owner, async (present) => {
    const at = ports.clock().toISOString()
    if (present === undefined) return { at, ...(await recordOf(ports, owner)) }
    const { entries } = await digestsOf(ports, owner)
    const imports = (await ports.records.get(consumer))?.value.imports ?? []
    const others = present.usedBy.filter(
      (one) => one.consumer !== consumer || one.kind !== 'service' || one.via !== 'reference',
    )
    const isSubscribed = others.some((one) => one.consumer === consumer && one.kind === 'service')
    const isUsed = !isSubscribed && imports.some((digest) => entries.has(digest))
    const use = { consumer, kind: 'service', via: 'reference' } as const
    const value = { ...present, usedBy: isUsed ? [...others, use] : others }
    return isSame(present, value) ? undefined : { ...value, at }
  })
  if (written !== undefined) ports.graph.take(written)
}

function differing(some: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others)
  return some.filter((digest) => !known.has(digest))
}

/** Writes the record of one service. @returns what it imported and imports */
async function record(
  ports: RecordDependenciesPorts,
  service: string,
): Promise<{ readonly before: readonly string[]; readonly now: readonly string[] }> {
  let imports: Awaited<ReturnType<typeof record>> = { before: [], now: [] }
  const written = await refreshDerived(ports.records, service, async (present) => {
    const value = await recordOf(ports, service)
    imports = { before: present?.imports ?? [], now: value.imports }
    const isKnown = present === undefined ? value.gone : isSame(present, value)
    // The moment is that of the write, as other servers look for what was written since they looked last.
    return isKnown ? undefined : { at: ports.clock().toISOString(), ...value }
  })
  if (written !== undefined) ports.graph.take(written)
  return imports
}

/** All of a record but when it is written. */
type PlaceInGraph = Omit<GraphRecord, 'at'>

async function recordOf(ports: RecordDependenciesPorts, id: string): Promise<PlaceInGraph> {
  const service = await ports.services.get(id)
  if (service === undefined) {
    return { kind: 'atomic', usedBy: [], imports: [], gone: true }
  }
  const { entries, imports } = await digestsOf(ports, id)
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
    kind: service.value.kind,
    capability: service.value.capability,
    availability: availabilityOf(service.value.objectives),
    usedBy: [...usedBy.values()],
    imports: [...imports].sort(),
    gone: false,
  }
}

/** What the versions of a service are, and what they import. */
async function digestsOf(
  { versions }: RecordDependenciesPorts,
  service: string,
): Promise<{ readonly entries: ReadonlySet<string>; readonly imports: ReadonlySet<string> }> {
  const entries = new Set<string>()
  const imports = new Set<string>()
  for await (const { value } of allPages(versions, { where: { service: { eq: service } } })) {
    if (value.standing.final) continue
    entries.add(value.entryDigest)
    for (const digest of value.importedDigests) imports.add(digest)
  }
  return { entries, imports }
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

function isSame(one: PlaceInGraph, other: PlaceInGraph): boolean {
  const text = (record: PlaceInGraph): string =>
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
