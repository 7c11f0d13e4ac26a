import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { DomainNames } from '../domains/domain-names.ts'
import type { ServiceView } from '../model.ts'
import { pageLimit } from '../page.ts'
import { RegistryError } from '../problems.ts'
import type { ServiceQuery } from '../services/services.ts'
import type { ViewPage } from '../page.ts'
import { nameOfService } from '../identifiers.ts'
import { wordsOf } from '../search/tokens.ts'
import {
  serviceCardFor,
  serviceView,
  shownVersions,
  type ServiceCard,
} from '../services/service-card.ts'
import { versionListItem } from '../versions/version-view.ts'
import type { VersionListItem } from '../versions/versions.ts'
import type { PastCataloguePorts } from './past-catalogue.ts'
import { rangeOf, type PastStates } from './past-states.ts'
import { liveSubscriptionsThen } from './subscriptions-then.ts'

/** Services that one page of a list looks at, so that no moment and no filter makes it cost more. */
const LOOKED_AT = 500
const AT_ONCE = 50
const IN_PAGE = 200 // services whose contracts are gone through for one answer

/** A service as it was, with its versions, highest first; who used it is not looked at. */
export interface ServiceThen {
  readonly service: Omit<ServiceView, 'consumerCount'>
  readonly versions: readonly VersionListItem[]
}

export interface PastServices {
  list(at: Date, query?: Omit<ServiceQuery, 'sort'>): Promise<ViewPage<ServiceView>>
  get(at: Date, service: string): Promise<ServiceView>
  /** @throws RegistryError `service-not-found`; `service-moved` where it was merged into another one by then */
  require(at: Date, service: string): Promise<Stored<ServiceDocument>>
  /** The name that a service had; its id where it was not there. */
  nameThen(at: Date, id: string): Promise<string>
  /** Services that were there, some at a time; `next` goes on. */
  page(
    at: Date,
    cursor?: string,
  ): Promise<{
    readonly items: readonly Stored<ServiceDocument>[]
    readonly next: string | undefined
  }>
  /** Those of a page with their versions, each read once: for whoever goes through everything. */
  inventory(at: Date, cursor?: string): Promise<ViewPage<ServiceThen>>
  /** Highest first. */
  versionsOf(at: Date, service: string): Promise<readonly Stored<VersionDocument>[]>
  /**
   * Counts the services that lay in a domain and below it: those of today that were there already, put right by those
   * that have moved. No service is ever removed.
   */
  counter(at: Date): Promise<(domain: string) => Promise<number>>
}

export function createPastServices({
  states,
  cards,
  domains,
  services,
  subscriptions,
}: PastCataloguePorts & { readonly states: PastStates }): PastServices {
  const stateOf = (id: string, at: Date): Promise<Stored<ServiceDocument> | undefined> =>
    states.one<ServiceDocument>('service', id, at)

  const versionsOf: PastServices['versionsOf'] = async (at, service) =>
    highestFirst(await states.all<VersionDocument>('version', `${service}@`, at))

  async function cardOf(at: Date, service: Stored<ServiceDocument>): Promise<Stored<ServiceCard>> {
    const [versions, consumerCount] = await Promise.all([
      versionsOf(at, service.id),
      consumersOf(at, service.id),
    ])
    const card = serviceCardFor(service, {
      ...shownVersions(versions),
      consumerCount,
    })
    return { id: nameOfService(service.value), revision: service.revision, value: card }
  }

  async function consumersOf(at: Date, service: string): Promise<number> {
    const consumers = new Set<string>()
    const ports = { services, subscriptions, states }
    for await (const { value } of liveSubscriptionsThen(ports, at, service)) {
      consumers.add(`${value.consumerKind}:${value.consumer}`)
    }
    return consumers.size
  }

  const pageThen: PastServices['page'] = async (at, cursor) => {
    const found = await services.find({
      sort: ['id'],
      limit: IN_PAGE,
      ...(cursor !== undefined && { cursor }),
    })
    const there = found.items.filter(({ value }) => value.createdAt <= at.toISOString())
    const range = rangeOf(there.map(({ id }) => id))
    const then = range && (await states.between<ServiceDocument>('service', ...range, at))
    const byId = new Map(then?.map((service) => [service.id, service]))
    return { items: there.flatMap(({ id }) => byId.get(id) ?? []), next: found.next }
  }

  /** The versions of services that lie side by side, highest first. */
  async function versionsOfAll(
    at: Date,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Stored<VersionDocument>[]>> {
    const range = rangeOf(ids.map((id) => `${id}@`))
    const all = range && (await states.between<VersionDocument>('version', ...range, at))
    const byService = new Map<string, Stored<VersionDocument>[]>()
    for (const version of all ?? []) {
      const service = version.id.slice(0, version.id.lastIndexOf('@'))
      byService.set(service, [...(byService.get(service) ?? []), version])
    }
    for (const [service, versions] of byService) byService.set(service, highestFirst(versions))
    return byService
  }

  function withVersions(
    service: Stored<ServiceDocument>,
    versions: readonly Stored<VersionDocument>[],
  ): ServiceThen {
    const id = nameOfService(service.value)
    const about = { ...shownVersions(versions), consumerCount: 0 }
    const value = serviceCardFor(service, about)
    return {
      service: serviceView({ id, revision: service.revision, value }),
      versions: versions.map((item) => ({ ...versionListItem(item), service: id })),
    }
  }

  const requireThen: PastServices['require'] = async (at, id) => {
    const service = id === '' || id.length > 300 ? undefined : await stateOf(id, at)
    if (service !== undefined) return service
    const merged = (await services.get(id))?.value.mergedInto
    if (merged !== undefined && merged.at <= at.toISOString()) {
      const movedTo = nameOfService((await requireThen(at, merged.service)).value)
      throw new RegistryError(
        'service-moved',
        `The service ${id} was merged into ${movedTo} by then; use that one.`,
        {
          movedTo,
          ...(Object.keys(merged.renumber).length > 0 && { renumbered: merged.renumber }),
        },
      )
    }
    throw new RegistryError('service-not-found', `There was no service ${id.slice(0, 300)} then.`)
  }

  return {
    versionsOf,
    require: requireThen,
    nameThen: async (at, id) => {
      const service = await stateOf(id, at)
      return service === undefined ? id : nameOfService(service.value)
    },
    page: pageThen,
    async inventory(at, cursor) {
      const { items, next } = await pageThen(at, cursor)
      const found: ServiceThen[] = []
      for (let start = 0; start < items.length; start += AT_ONCE) {
        const some = items.slice(start, start + AT_ONCE)
        const versions = await versionsOfAll(
          at,
          some.map(({ id }) => id),
        )
        found.push(...some.map((service) => withVersions(service, versions.get(service.id) ?? [])))
      }
      return { items: found, next }
    },
    get: async (at, id) => serviceView(await cardOf(at, await requireThen(at, id))),
    async list(at, query = {}) {
      const limit = pageLimit(query)
      const items: ServiceView[] = []
      let cursor = query.cursor
      let lookedAt = 0
      do {
        const page = await services.find({
          sort: ['id'],
          limit: Math.min(limit - items.length, AT_ONCE),
          ...(cursor !== undefined && { cursor }),
        })
        const then = await Promise.all(
          page.items.map(async ({ id, value }) =>
            value.createdAt > at.toISOString() ? undefined : stateOf(id, at),
          ),
        )
        const asked = then.filter((service) => service !== undefined).filter(isAbout(query))
        const cards = await Promise.all(asked.map((service) => cardOf(at, service)))
        items.push(...cards.filter(({ value }) => fits(value, query)).map(serviceView))
        lookedAt += page.items.length
        cursor = page.next
      } while (cursor !== undefined && items.length < limit && lookedAt < LOOKED_AT)
      return { items, next: cursor }
    },
    async counter(at) {
      const names = await domains.names()
      const moved: { readonly now: Place; readonly then: Place }[] = []
      for await (const { id, value: now } of allPages(services, {
        where: { moved: { eq: true } },
      })) {
        if (now.createdAt > at.toISOString()) continue
        // Thousands may have moved with a domain; where that was is known without looking at the past of each.
        if (movedWithDomain(now, names)) {
          const [domain = now.domain] = names.formerSince(now.domain, at.toISOString())
          moved.push({ now, then: { domain } })
          continue
        }
        const then = await stateOf(id, at)
        if (then !== undefined) moved.push({ now, then: then.value })
      }
      return async (domain) => {
        const lies = ({ domain: path }: Place): number =>
          Number(`${path}/`.startsWith(`${domain}/`))
        const registered = await cards.count({
          domainKey: { prefix: `${domain}/` },
          createdAt: { lte: at.toISOString() },
        })
        return moved.reduce((count, { now, then }) => count - lies(now) + lies(then), registered)
      }
    },
  }
}

function highestFirst(versions: readonly Stored<VersionDocument>[]): Stored<VersionDocument>[] {
  return versions.toSorted((one, other) => (one.value.order < other.value.order ? 1 : -1))
}

type Place = Pick<ServiceDocument, 'domain'>

/** Whether all names that a service had are those that its domain gave it. */
function movedWithDomain(service: ServiceDocument, names: DomainNames): boolean {
  const paths = new Set([service.domain, ...names.formerSince(service.domain, '')])
  return (service.names ?? []).every((name) => {
    const slash = name.lastIndexOf('/')
    return paths.has(name.slice(0, slash)) && name.slice(slash + 1) === service.name
  })
}

/** What can be told without looking at versions. */
function isAbout({
  domain,
  owner,
  kind,
  tag,
}: Pick<ServiceQuery, 'domain' | 'owner' | 'kind' | 'tag'>): (
  service: Stored<ServiceDocument>,
) => boolean {
  return ({ value }) =>
    (domain === undefined || `${value.domain}/`.startsWith(`${domain}/`)) &&
    (owner === undefined || value.owner === owner) &&
    (kind === undefined || value.kind === kind) &&
    (tag === undefined || value.tags.includes(tag))
}

function fits(card: ServiceCard, { q, state, format }: ServiceQuery): boolean {
  return (
    (state === undefined || card.latest?.state === state) &&
    (format === undefined || card.latest?.format === format) &&
    wordsOf(q ?? '').every((word) => card.words.some((known) => known.startsWith(word)))
  )
}
