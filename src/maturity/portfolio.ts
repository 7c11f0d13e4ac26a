import { setImmediate } from 'node:timers/promises'
import type { OrganisationEvidence, ProposalEvidence, TensionEvidence } from './facts/fact.ts'
import { dayOf, daysAfter } from './facts/days.ts'
import type { PolicyCategories } from './facts/policies/policy-categories.ts'
import type { Filled, RoleFillings } from '../governance/index.ts'
import type {
  ObservedOnDay,
  Period,
  Registry,
  ServiceView,
  SubscriptionView,
  TransitionDecision,
  VersionListItem,
  WaiverView,
} from '../registry/index.ts'

/** What facts ask of a subscription. */
export type PortfolioUse = Pick<
  SubscriptionView,
  'id' | 'consumer' | 'service' | 'range' | 'environment' | 'state' | 'objectives'
>

/** A service with what the registry knows around it. */
export interface PortfolioService {
  readonly service: Omit<ServiceView, 'consumerCount'>
  /** The role that owns the service, or else the nearest domain around it; as gates see it. */
  readonly owner: string | undefined
  /** Until when somebody is assigned to that role; undefined: nobody is, or there is no such role. */
  readonly ownerFilled: Filled | undefined
  /** Highest version first. */
  readonly versions: readonly VersionListItem[]
  /** Decisions on transitions of its versions; those about one version oldest first. */
  readonly decisions: readonly TransitionDecision[]
  /** Subscriptions by others to this service. */
  readonly usedBy: readonly PortfolioUse[]
  /** Subscriptions of this service to others, wherever those lie. */
  readonly uses: readonly PortfolioUse[]
  /** Exceptions that were asked for in its name, or that of one of its versions; absent where nobody asks about them. */
  readonly waivers?: readonly WaiverView[]
  /** The days of the last month on which calls were seen, oldest first; absent where nobody asks about them. */
  readonly observed?: readonly ObservedOnDay[]
}

/** What facts are computed from: some services, and what is to be known of all at that moment. */
export interface Portfolio {
  readonly at: Date
  readonly services: readonly PortfolioService[]
  /** Decisions on transitions of these services' versions. */
  readonly decisions: readonly TransitionDecision[]
  /** Services of the whole registry that are composed of others. */
  readonly composing: ReadonlySet<string>
  /** The first service of the scope, by its id, that has the content of this digest as its latest. */
  readonly firstWithContent: ReadonlyMap<string, string>
  /** Absent where only services are looked at. */
  readonly tensions?: readonly TensionEvidence[]
  /** States of contract versions in which they are in operation, of whatever lifecycle. */
  readonly operationStates?: ReadonlySet<string>
  /** What the policies in force are about. */
  readonly categories?: PolicyCategories
  readonly proposals?: readonly ProposalEvidence[]
  readonly organisation?: OrganisationEvidence
}

export const PAGE = 500 // the most that a list gives at once
/** Services that are read between two looks at what else is to be done. */
const PIECE = 20

/** What is to be known of the whole registry before its services are read. */
export interface Surroundings {
  readonly composing: ReadonlySet<string>
  readonly owners: ReadonlyMap<string, string | undefined>
  readonly byProvider: ReadonlyMap<string, readonly PortfolioUse[]>
  readonly byConsumer: ReadonlyMap<string, readonly PortfolioUse[]>
  /** Those in the name of a service or of one of its versions, by the service. */
  readonly waivers: ReadonlyMap<string, readonly WaiverView[]>
}

export async function readSurroundings(registry: Registry): Promise<Surroundings> {
  const composing = new Set<string>()
  for (const kind of ['composite', 'process'] as const) {
    for await (const { id } of pages((cursor) =>
      registry.services.list({ kind, cursor, limit: PAGE }),
    )) {
      composing.add(id)
    }
  }
  const owners = new Map<string, string | undefined>()
  for await (const { path, owner } of pages((cursor) =>
    registry.domains.list({ cursor, limit: PAGE }),
  )) {
    owners.set(path, owner)
  }
  const byProvider = new Map<string, PortfolioUse[]>()
  const byConsumer = new Map<string, PortfolioUse[]>()
  for await (const view of pages((cursor) =>
    registry.subscriptions.list({ cursor, limit: PAGE }),
  )) {
    const { id, consumer, service, range, environment, state, objectives, consumerKind } = view
    const use = { id, consumer, service, range, environment, state, objectives }
    addTo(byProvider, service, use)
    if (consumerKind === 'service') addTo(byConsumer, consumer, use)
  }
  const waivers = new Map<string, WaiverView[]>()
  for await (const waiver of pages((cursor) => registry.waivers.list({ cursor, limit: PAGE }))) {
    if (waiver.scope.service !== undefined) addTo(waivers, waiver.scope.service, waiver)
  }
  return { composing, owners, byProvider, byConsumer, waivers }
}

/**
 * Reads the services of the whole registry by their ids, some at a time. Between two pieces others get their answers:
 * nobody waits until a large registry has been read.
 * @param filled roles that somebody is assigned to
 * @param at the moment up to which their past is read
 */
export async function* readServices(
  registry: Registry,
  { owners, byProvider, byConsumer }: Surroundings,
  filled: RoleFillings['filled'],
  at: Date,
): AsyncGenerator<readonly PortfolioService[]> {
  let piece: PortfolioService[] = []
  const listed = pages((cursor) => registry.services.list({ sort: 'id', cursor, limit: PAGE }))
  for await (const service of listed) {
    const { id } = service
    const owner = service.owner ?? owners.get(service.domain)
    piece.push({
      service,
      owner,
      ownerFilled: filled.get(owner ?? ''),
      versions: await allOf((cursor) => registry.versions.list(id, { cursor, limit: PAGE })),
      decisions: await allOf((cursor) =>
        registry.decisions.list({ service: id, cursor, limit: PAGE }),
      ),
      usedBy: byProvider.get(id) ?? [],
      uses: byConsumer.get(id) ?? [],
      observed: await registry.observations.days(id, observedBefore(at)),
    })
    if (piece.length < PIECE) continue
    yield piece
    piece = []
    await setImmediate()
  }
  yield piece
}

/** The days that facts at a moment look at, and the one that it lies on. */
export function observedBefore(at: Date): Period {
  const to = dayOf(at)
  return { from: daysAfter(to, -OBSERVED_DAYS), to }
}
const OBSERVED_DAYS = 31 // more than the longest window of a fact about calls

type PageOf<T> = (
  cursor: string | undefined,
) => Promise<{ readonly items: readonly T[]; readonly next: string | undefined }>

/** Everything that a list of the registry gives, page by page. */
export async function* pages<T>(pageOf: PageOf<T>): AsyncGenerator<T> {
  let cursor: string | undefined
  do {
    const { items, next } = await pageOf(cursor)
    yield* items
    cursor = next
    if (cursor !== undefined) await setImmediate()
  } while (cursor !== undefined)
}

export async function allOf<T>(pageOf: PageOf<T>): Promise<readonly T[]> {
  const items: T[] = []
  for await (const item of pages(pageOf)) items.push(item)
  return items
}

export function addTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [item])
  else group.push(item)
}

/** In use or on offer: in a state of the operation phase. */
export function isOperational(version: VersionListItem): boolean {
  return version.phase === 'operation'
}

/** Not yet retired: everything that somebody still has to look after. */
export function isLive(version: VersionListItem): boolean {
  return version.phase !== 'retirement'
}

/** A service counts until all its versions are retired; one without versions counts. */
export function isCurrent({ versions }: PortfolioService): boolean {
  return versions.length === 0 || versions.some(isLive)
}

/** Agreements under which calls are made in production now. */
export function productionUse({ usedBy }: PortfolioService): readonly PortfolioUse[] {
  return usedBy.filter(
    ({ environment, state }) => environment === 'production' && state === 'active',
  )
}

/** `domain/name@version`. */
export function versionId(version: VersionListItem): string {
  return `${version.service}@${version.version}`
}

/** The name under which a service was registered: its id for ever. */
export function registeredId({ service }: PortfolioService): string {
  return service.registeredAs ?? service.id
}
