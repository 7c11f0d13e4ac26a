import type {
  Registry,
  ServiceView,
  SubscriptionView,
  TransitionDecision,
  VersionListItem,
} from '../registry/index.ts'

/** A service with what the registry knows around it. */
export interface PortfolioService {
  readonly service: ServiceView
  /** The role that owns the service, or else the nearest domain around it; as gates see it. */
  readonly owner: string | undefined
  /** Highest version first. */
  readonly versions: readonly VersionListItem[]
  /** Subscriptions by others to this service. */
  readonly usedBy: readonly SubscriptionView[]
  /** Subscriptions of this service to others, wherever those lie. */
  readonly uses: readonly SubscriptionView[]
}

/** What facts are computed from: everything in scope at one moment. */
export interface Portfolio {
  readonly at: Date
  readonly services: readonly PortfolioService[]
  /** Decisions on transitions of the services' versions, oldest first. */
  readonly decisions: readonly TransitionDecision[]
}

const PAGE = 500 // the most that a list gives at once

/**
 * Reads the portfolio of a domain and its sub-domains, or of the whole registry.
 * @throws RegistryError `domain-not-found`
 */
export async function readPortfolio(
  registry: Registry,
  at: Date,
  domain: string | undefined,
): Promise<Portfolio> {
  if (domain !== undefined) await registry.domains.get(domain)
  const services = await all((cursor) => registry.services.list({ domain, limit: PAGE, cursor }))
  const subscriptions = await all((cursor) => registry.subscriptions.list({ limit: PAGE, cursor }))
  const byProvider = groupBy(subscriptions, ({ service }) => service)
  const byConsumer = groupBy(subscriptions, ({ consumer }) => consumer)
  const domains = await all((cursor) => registry.domains.list({ limit: PAGE, cursor }))
  const domainOwners = new Map(domains.map(({ path, owner }) => [path, owner]))
  const portfolio: PortfolioService[] = []
  for (const service of services) {
    portfolio.push({
      service,
      owner: service.owner ?? domainOwners.get(service.domain),
      versions: await all((cursor) => registry.versions.list(service.id, { limit: PAGE, cursor })),
      usedBy: byProvider.get(service.id) ?? [],
      uses: byConsumer.get(service.id) ?? [],
    })
  }
  const decisions = await all((cursor) => registry.decisions.list({ limit: PAGE, cursor }))
  return { at, services: portfolio, decisions: decisionsAbout(portfolio, decisions) }
}

/** What of a portfolio lies in a domain and its sub-domains. */
export function within({ at, services, decisions }: Portfolio, domain: string): Portfolio {
  const inside = services.filter(
    ({ service }) => service.domain === domain || service.domain.startsWith(`${domain}/`),
  )
  return { at, services: inside, decisions: decisionsAbout(inside, decisions) }
}

/** The first segments of the services' domains, in order. */
export function topDomains({ services }: Portfolio): readonly string[] {
  const tops = services.map(({ service }) => service.domain.split('/', 1)[0] ?? '')
  return [...new Set(tops)].sort()
}

function decisionsAbout(
  services: readonly PortfolioService[],
  decisions: Portfolio['decisions'],
): Portfolio['decisions'] {
  const inScope = new Set(services.map(({ service }) => service.id))
  return decisions.filter(({ subject }) => {
    const service = /^version:(.+)@/.exec(subject)?.[1]
    return service !== undefined && inScope.has(service)
  })
}

async function all<T>(
  page: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly T[]; readonly next: string | undefined }>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const { items: more, next } = await page(cursor)
    items.push(...more)
    cursor = next
  } while (cursor !== undefined)
  return items
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
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
export function productionUse({ usedBy }: PortfolioService): readonly SubscriptionView[] {
  return usedBy.filter(
    ({ environment, state }) => environment === 'production' && state === 'active',
  )
}

/** `domain/name@version`. */
export function versionId(version: VersionListItem): string {
  return `${version.service}@${version.version}`
}

const DAY = 86_400_000 // milliseconds

/** Whether something happened in the last so many days. */
export function isWithin(days: number, instant: string, at: Date): boolean {
  return at.getTime() - Date.parse(instant) <= days * DAY
}
