import { isDeepStrictEqual } from 'node:util'
import type { RoleFillings } from '../../../governance/index.ts'
import { RegistryError, type Registry } from '../../../registry/index.ts'
import type { FactDefinition } from '../fact.ts'
import { isOtherwise, type ReadPolicyCategories } from '../policies/policy-categories.ts'
import type { FactProgress } from './fact-documents.ts'
import { keptCategories, knownCategories } from './kept-categories.ts'
import {
  GOVERNED_KINDS,
  placesOfGoverned,
  recordOfOther,
  type GovernanceSource,
  type GovernedKind,
} from './governance-source.ts'
import { NO_RECORD, placeOfRole, recordOfService, type MadeRecord } from './make-record.ts'
import { createServiceReader, type Beside, type ServiceReader } from './read-service.ts'
import { affectedBy } from './subjects-of.ts'
import type { FactCollections } from './write-batch.ts'

/** One entry of the ledger, as far as facts ask about it. */
export interface Happened {
  readonly sequence: number
  readonly subject: string
  /** ISO 8601 instant. */
  readonly at: string
}

/** What happened after an entry of the ledger, oldest first. */
export type ChangesAfter = (sequence: number, limit: number) => Promise<readonly Happened[]>

export interface SubjectPorts {
  readonly records: FactCollections['records']
  readonly registry: Registry
  readonly governance: GovernanceSource
  readonly circles: Beside['circles']
  readonly changesAfter: ChangesAfter
  readonly definitions: readonly FactDefinition[]
  readonly readCategories: ReadPolicyCategories
  readonly clock: () => Date
}

/** Some records to be made anew, and how far that takes the facts. */
export interface Gathered {
  readonly made: ReadonlyMap<string, MadeRecord>
  readonly progress: FactProgress
}

const PORTION = 40 // subjects of one batch, so that nobody waits long for the store
const SETTLING = 2_000 // milliseconds in which a count that was begun is written, so that no later one goes before it
const ENTRIES = 200 // of the ledger that are looked at for one batch
/** What there was before anything was counted is read from these, one after the other. */
const SOURCES = ['service', ...GOVERNED_KINDS] as const

/** What is to be done next; undefined when the facts are in step with the ledger. */
export async function gatherSubjects(
  ports: SubjectPorts,
  progress: FactProgress,
): Promise<Gathered | undefined> {
  const reader = createServiceReader(ports.registry, ports, ports.clock())
  const waiting = progress.waiting.slice(0, PORTION)
  if (waiting.length > 0) {
    const rest = progress.waiting.slice(PORTION)
    return make(ports, reader, waiting, { ...progress, waiting: rest })
  }
  if (progress.building !== undefined) return build(ports, reader, progress)
  const [sweep, ...others] = progress.sweeps
  if (sweep !== undefined) {
    const { items, next } =
      'role' in sweep
        ? await ownedBy(ports.records, sweep.role, sweep.cursor)
        : await servicesOf(ports.registry, sweep.domain || undefined, sweep.cursor)
    const rest = next === undefined ? [] : [{ ...sweep, cursor: next }]
    return make(ports, reader, items, { ...progress, sweeps: [...rest, ...others] })
  }
  return follow(ports, reader, progress)
}

/** The sources one after the other, a page at a time. */
async function build(
  ports: SubjectPorts,
  reader: ServiceReader,
  progress: FactProgress,
): Promise<Gathered> {
  const { building, ...others } = progress
  const source = SOURCES.find((one) => one === building?.source) ?? SOURCES[0]
  const cursor = building?.cursor
  const { items, next } =
    source === 'service'
      ? await servicesOf(ports.registry, undefined, cursor)
      : await governedOf(ports, source, cursor)
  const following = SOURCES[SOURCES.indexOf(source) + 1]
  const made = (building?.made ?? 0) + (source === 'service' ? items.length : 0)
  const after =
    next !== undefined
      ? { building: { source, cursor: next, made } }
      : following === undefined
        ? {}
        : { building: { source: following, made } }
  return make(ports, reader, items, { ...others, ...after })
}

async function servicesOf(
  registry: Registry,
  domain: string | undefined,
  cursor: string | undefined,
): Promise<{ readonly items: readonly string[]; readonly next: string | undefined }> {
  const page = await registry.services.list({ domain, sort: 'id', cursor, limit: PORTION })
  const items = page.items.map(({ id, registeredAs = id }) => `service:${registeredAs}`)
  return { items, next: page.next }
}

/** What a role answers for, by the place that it is in the records. */
async function ownedBy(
  records: SubjectPorts['records'],
  role: string,
  cursor: string | undefined,
): Promise<{ readonly items: readonly string[]; readonly next: string | undefined }> {
  const page = await records.find({
    where: { places: { eq: placeOfRole(role) } },
    ...{ sort: ['id'], limit: PORTION, ...(cursor !== undefined && { cursor }) },
  })
  return { items: page.items.map(({ id }) => id), next: page.next }
}

async function governedOf(
  { governance }: SubjectPorts,
  kind: GovernedKind,
  cursor: string | undefined,
): Promise<{ readonly items: readonly string[]; readonly next: string | undefined }> {
  const { items, next } = await governance.list(kind, { cursor, limit: PORTION })
  return { items: items.map((id) => `${kind}:${id}`), next }
}

async function follow(
  ports: SubjectPorts,
  reader: ServiceReader,
  progress: FactProgress,
): Promise<Gathered | undefined> {
  const recategorised = await followCategories(ports, progress)
  if (recategorised !== undefined) return make(ports, reader, [], recategorised)
  const roles = await filledOtherwise(ports.circles, progress.governance)
  if (roles !== undefined) {
    const { number: governance, changed } = roles
    const sweeps = [...progress.sweeps, ...changed.map((role) => ({ role }))]
    return make(ports, reader, [], { ...progress, governance, sweeps })
  }
  const happened = await ports.changesAfter(progress.position, ENTRIES)
  const subjects = new Set<string>()
  const sweeps = [...progress.sweeps]
  let last: Happened | undefined
  for (const entry of happened) {
    if (subjects.size >= PORTION) break
    const { services, domain } = await affected(ports, reader, entry.subject)
    for (const id of services) subjects.add(id)
    if (
      domain !== undefined &&
      !sweeps.some((sweep) => 'domain' in sweep && sweep.domain === domain)
    ) {
      sweeps.push({ domain })
    }
    last = entry
  }
  if (last === undefined) return followObserved(ports, reader, progress)
  const { sequence: position, at: asOf } = last
  return make(ports, reader, [...subjects], { ...progress, position, asOf, sweeps })
}

/**
 * The whole registry is to be read again when a policy is about something else, or another category is mandated: contracts
 * that no new policy applies to are not judged anew, and yet they lack one now. Undefined while nothing changed.
 */
async function followCategories(
  { readCategories, clock }: SubjectPorts,
  progress: FactProgress,
): Promise<FactProgress | undefined> {
  const now = await readCategories(clock())
  const categories = keptCategories(now)
  if (isDeepStrictEqual(progress.categories, categories)) return undefined
  const before = knownCategories(progress.categories)
  const sweeps = isOtherwise(before, now) ? [...progress.sweeps, { domain: '' }] : progress.sweeps
  return { ...progress, categories, sweeps }
}

/** Roles that others fill, or until another day, than by the version taken in; undefined when no version came after it. */
async function filledOtherwise(
  circles: SubjectPorts['circles'],
  taken = 0,
): Promise<{ readonly number: number; readonly changed: readonly string[] } | undefined> {
  const { number, filled } = await circles.fillings()
  if (number === taken) return undefined
  const { filled: before } = await circles.fillings(taken)
  const roles = new Set([...filled.keys(), ...before.keys()])
  return { number, changed: [...roles].filter((role) => !isAsBefore(before, filled, role)) }
}

function isAsBefore(
  before: RoleFillings['filled'],
  now: RoleFillings['filled'],
  role: string,
): boolean {
  return before.has(role) === now.has(role) && before.get(role)?.until === now.get(role)?.until
}

/** Services whose calls were counted since; undefined when there are none. */
async function followObserved(
  ports: SubjectPorts,
  reader: ServiceReader,
  progress: FactProgress,
): Promise<Gathered | undefined> {
  const before = new Date(ports.clock().getTime() - SETTLING).toISOString()
  const counted = await ports.registry.observations.changedSince(progress.observedTo ?? '')
  const settled = counted.filter(({ at }) => at < before)
  const last = settled.at(-1)
  if (last === undefined) return undefined
  const waiting = new Set(progress.waiting)
  for (const service of new Set(settled.map((one) => one.service))) {
    const id = await reader.idOf(service)
    if (id !== undefined) waiting.add(`service:${id}`)
  }
  return make(ports, reader, [], { ...progress, observedTo: last.at, waiting: [...waiting] })
}

async function affected(
  { registry }: SubjectPorts,
  reader: ServiceReader,
  subject: string,
): Promise<{ readonly services: readonly string[]; readonly domain?: string }> {
  const found = affectedBy(subject)
  switch (found?.kind) {
    case undefined:
      return { services: [] }
    case 'subject':
      return { services: [found.id] }
    case 'domain':
      return { services: [], domain: found.path }
    case 'subscription': {
      const use = await unlessGone(registry.subscriptions.get(found.id))
      if (use === undefined) return { services: [] }
      const names = use.consumerKind === 'service' ? [use.service, use.consumer] : [use.service]
      const ids = await Promise.all(names.map((name) => reader.idOf(name)))
      return { services: ids.flatMap((id) => (id === undefined ? [] : [`service:${id}`])) }
    }
    case 'waiver': {
      const waiver = await unlessGone(registry.waivers.get(found.id))
      if (waiver?.scope.service === undefined) {
        return { services: [], ...(waiver && { domain: waiver.scope.domain }) }
      }
      const id = await reader.idOf(waiver.scope.service)
      return { services: id === undefined ? [] : [`service:${id}`] }
    }
  }
}

async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof RegistryError) return undefined
    throw error
  }
}

/** Makes the records of subjects; services that are gone add nothing any more. */
async function make(
  ports: SubjectPorts,
  reader: ServiceReader,
  subjects: readonly string[],
  progress: FactProgress,
): Promise<Gathered> {
  const made = new Map<string, MadeRecord>()
  const providers = new Map<string, readonly string[]>()
  for (const subject of subjects) {
    const colon = subject.indexOf(':')
    const [kind, name] = [subject.slice(0, colon), subject.slice(colon + 1)]
    const governedKind = GOVERNED_KINDS.find((one) => one === kind)
    if (governedKind !== undefined) {
      const governed = await ports.governance.read(governedKind, name)
      if (governed === undefined) continue
      const places = await placesOfGoverned(governed, reader)
      const { evidence } = governed
      made.set(subject, recordOfOther(ports.definitions, { evidence, places }))
      continue
    }
    const read = await reader.read(name)
    if (read === undefined) {
      made.set(subject, NO_RECORD)
      continue
    }
    made.set(subject, recordOfService(ports.definitions, read))
    providers.set(
      subject,
      read.entry.uses.flatMap(({ state, service }) => (state === 'active' ? [service] : [])),
    )
  }
  const waiting = new Set(progress.waiting)
  for (const { id, value } of await ports.records.getMany([...made.keys()])) {
    if (made.get(id)?.composes === value.composes) continue
    // Whether the services that it uses are parts of something has changed with it.
    for (const name of providers.get(id) ?? []) {
      const provider = await reader.idOf(name)
      if (provider !== undefined) waiting.add(`service:${provider}`)
    }
  }
  return { made, progress: { ...progress, waiting: [...waiting] } }
}
