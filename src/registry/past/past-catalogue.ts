import type { History } from '../../audit/index.ts'
import type { JudgeCompatibility } from '../compatibility/judge-compatibility.ts'
import type { UsageContents } from '../compatibility/usage-contents.ts'
import { ownView } from '../domains/domain-view.ts'
import type { Domains } from '../domains/present-domains.ts'
import type { Collection, Stored } from '../../store/index.ts'
import type {
  DomainDocument,
  ServiceDocument,
  SubscriptionDocument,
  VersionDocument,
} from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { domainAndAncestors, nameOfService, versionId } from '../identifiers.ts'
import type { DomainView, ServiceView, SubscriptionView, VersionView } from '../model.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import { findOptions } from '../page.ts'
import { RegistryError } from '../problems.ts'
import type { VersionListItem } from '../versions/versions.ts'
import type { ServiceQuery } from '../services/services.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { ServiceCard } from '../services/service-card.ts'
import { subscriptionView } from '../subscriptions/subscription-view.ts'
import type { TaxonomyDocument } from '../taxonomies/taxonomy-document.ts'
import { selectVersion } from '../versions/select-version.ts'
import { isExactVersion } from '../versions/semantic-version.ts'
import type { VersionContents } from '../versions/version-contents.ts'
import { versionListItem, versionView } from '../versions/version-view.ts'
import { createPastDependencies, type PastDependencies } from './past-dependencies.ts'
import { createPastEndpoints, type PastEndpoints } from './past-endpoints.ts'
import { createPastReport, type PastReport, type VersionAt } from './past-report.ts'
import { createPastSearch } from './past-search.ts'
import { createPastServices, type PastServices } from './past-services.ts'
import { createPastStates, rangeOf } from './past-states.ts'
import { createPastTaxonomies, type PastTaxonomies } from './past-taxonomies.ts'
import { createPastSubscriptions, type PastSubscriptions } from './past-subscriptions.ts'

/**
 * The catalogue as it was at a moment: what the writes up to then left, and nothing that was learnt later. Services are
 * asked for by the names that they have now, or had before.
 */
export interface PastCatalogue {
  domains(at: Date, page?: PageRequest): Promise<ViewPage<DomainView>>
  /** @throws RegistryError `domain-not-found`, `past-unknown` */
  domain(at: Date, path: string): Promise<DomainView>
  /**
   * In the order in which services were first named. A page may hold fewer than asked for, also none, although more follow.
   * @throws RegistryError `past-unknown`
   */
  services(at: Date, query?: Omit<ServiceQuery, 'sort'>): Promise<ViewPage<ServiceView>>
  /**
   * Of each service what it was, without what lay around it, as `inventory` pages.
   * @throws RegistryError `past-unknown`
   */
  kinds(at: Date, cursor?: string): Promise<ViewPage<KindThen>>
  /**
   * Services with their versions, for whoever goes through everything; pages as of `services`.
   * @throws RegistryError `past-unknown`
   */
  inventory: PastServices['inventory']
  /** @throws RegistryError `service-not-found`, `past-unknown` */
  service(at: Date, service: string): Promise<ServiceView>
  /** Highest first, all in one page. @throws RegistryError as `service` */
  versions(at: Date, service: string): Promise<readonly VersionListItem[]>
  /**
   * In the order of their ids, named by the ids of services. A page may hold fewer than asked for, also none, although
   * more follow.
   * @throws RegistryError `past-unknown`
   */
  subscriptions(at: Date, page?: PageRequest): Promise<ViewPage<SubscriptionView>>
  /** @throws RegistryError as `service`; `version-not-found`, `invalid-version` */
  version(at: Date, service: string, selector: string): Promise<VersionView>
  /** Those that fit the filters, by the names that services had; pages as of `services`. @throws RegistryError `past-unknown` */
  subscriptionsNamed: PastSubscriptions['list']
  /** @throws RegistryError `subscription-not-found`, `past-unknown` */
  subscription: PastSubscriptions['get']
  /** Who needed whom, and what followed from it. */
  readonly dependencies: PastDependencies
  /** Where a service answered. */
  endpoints: PastEndpoints
  /**
   * How a version followed those before it, and what it meant for who had subscribed then. What is required of a version
   * that was a draft is what is required now.
   * @throws RegistryError as `version`; `content-erased`
   */
  report: PastReport
  /** By what services were classified then. */
  readonly taxonomies: PastTaxonomies
  /** @throws RegistryError `invalid-input`, `invalid-cursor`, `past-unknown` */
  search: ReturnType<typeof createPastSearch>
}

/** What a service was, by the name that it had then and that of its registration. */
export interface KindThen extends Pick<ServiceView, 'id' | 'kind'> {
  readonly registeredAs: string
}

export interface PastCataloguePorts {
  readonly history: History
  readonly cards: Collection<ServiceCard>
  readonly domains: Domains
  readonly services: GuardedCollection<ServiceDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly versionContents: VersionContents
  readonly taxonomies: GuardedCollection<TaxonomyDocument>
  readonly usageContents: UsageContents
  readonly judgeCompatibility: JudgeCompatibility
  readonly lifecycles: Pick<LifecycleBook, 'for'>
}

export function createPastCatalogue(ports: PastCataloguePorts): PastCatalogue {
  const { domains, subscriptions, versionContents } = ports
  const states = createPastStates(ports.history)
  const services = createPastServices({ ...ports, states })
  const taxonomies = createPastTaxonomies({ ...ports, states })
  const around = { ...ports, states, pastServices: services, pastTaxonomies: taxonomies }
  const named = createPastSubscriptions(around)

  async function domainView(
    at: Date,
    domain: Stored<DomainDocument>,
    countIn: (domain: string) => Promise<number>,
  ): Promise<DomainView> {
    const { path } = domain.value
    return {
      ...ownView(domain),
      owner: await ownerAt(at, path),
      serviceCount: await countIn(path),
    }
  }

  /** Its own, or that of the nearest domain around it, then. */
  async function ownerAt(at: Date, path: string): Promise<string | undefined> {
    for (const around of domainAndAncestors(path)) {
      const domain = await domainAt(at, around)
      if (domain?.value.owner !== undefined) return domain.value.owner
    }
    return undefined
  }

  const versionAt: VersionAt = async (at, service, selector) => {
    const owner = await services.require(at, service)
    const all = await services.versionsOf(at, owner.id)
    const found = isExactVersion(selector)
      ? all.find((version) => version.id === versionId(owner.id, selector))
      : selectVersion(all, selector)
    if (found !== undefined) return { owner, all, found }
    throw new RegistryError(
      'version-not-found',
      `The service ${service} had no version ${selector.slice(0, 80)} then.`,
    )
  }

  /** By any path that it ever had, since none ever stands for two domains. */
  async function domainAt(at: Date, path: string): Promise<Stored<DomainDocument> | undefined> {
    const names = await domains.names()
    return states.one<DomainDocument>('domain', names.idOf(names.present(path)), at)
  }

  return {
    async domains(at, page) {
      const found = await domains.find(findOptions(page, { sort: ['id'] }))
      const then = await Promise.all(
        found.items.map(({ id }) => states.one<DomainDocument>('domain', id, at)),
      )
      const present = then.filter((domain) => domain !== undefined)
      const countIn = await services.counter(at)
      return {
        items: await Promise.all(present.map((domain) => domainView(at, domain, countIn))),
        next: found.next,
      }
    },
    async domain(at, path) {
      const domain = await domainAt(at, path)
      if (domain !== undefined) return domainView(at, domain, await services.counter(at))
      throw new RegistryError('domain-not-found', `There was no domain ${path} then.`)
    },
    async subscriptions(at, page) {
      const found = await subscriptions.find(findOptions(page, { sort: ['id'] }))
      const there = found.items.filter(({ value }) => value.createdAt <= at.toISOString())
      const range = rangeOf(there.map(({ id }) => id))
      const then =
        range && (await states.between<SubscriptionDocument>('subscription', ...range, at))
      const byId = new Map(then?.map((stored) => [stored.id, stored]))
      const items = there.flatMap(({ id }) => byId.get(id) ?? []).map(subscriptionView)
      return { items, next: found.next }
    },
    subscriptionsNamed: (at, query) => named.list(at, query),
    subscription: (at, id) => named.get(at, id),
    dependencies: createPastDependencies(around),
    report: createPastReport({ ...around, versionAt }),
    endpoints: createPastEndpoints(around),
    taxonomies,
    search: createPastSearch(around),
    async services(at, query = {}) {
      const then = query.domain && (await domainAt(at, query.domain))
      return services.list(at, { ...query, domain: (then && then.value.path) ?? query.domain })
    },
    async kinds(at, cursor) {
      const { items, next } = await services.page(at, cursor)
      return {
        items: items.map(({ id, value }) => {
          return { id: nameOfService(value), registeredAs: id, kind: value.kind }
        }),
        next,
      }
    },
    inventory: (at, cursor) => services.inventory(at, cursor),
    service: (at, service) => services.get(at, service),
    async versions(at, service) {
      const { id, value } = await services.require(at, service)
      const named = { service: nameOfService(value) }
      return (await services.versionsOf(at, id)).map((item) => ({
        ...versionListItem(item),
        ...named,
      }))
    },
    async version(at, service, selector) {
      const { owner, found } = await versionAt(at, service, selector)
      const summary = await versionContents.summary(found.value)
      return { ...versionView(found, summary), service: nameOfService(owner.value) }
    },
  }
}
