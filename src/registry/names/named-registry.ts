import type { CompatibilityReport } from '../compatibility/compatibility-report.ts'
import type { SubscriptionView } from '../model.ts'
import type { Registry } from '../registry.ts'
import type { ViewPage } from '../page.ts'
import type { WaiverView } from '../waivers/waivers.ts'
import type { DomainNames, ReadDomainNames } from '../domains/domain-names.ts'
import { namedDependencies } from './named-dependencies.ts'
import { namedErasures } from './named-erasures.ts'
import { namedMerging } from './named-merging.ts'
import { namedObservations } from './named-observations.ts'
import { namedReadiness } from './named-readiness.ts'
import { namedOverview, serviceOfSubject, withName } from './named-subjects.ts'
import { namedReferences } from './named-references.ts'
import type { ServiceNames } from './service-names.ts'

/**
 * The registry as callers see it: they ask by the present names of services and read those, while everything within
 * holds on to ids, which no move changes. Here is the only place where the two meet.
 */
export function createNamedRegistry(
  registry: Registry,
  names: ServiceNames,
  domainNames: ReadDomainNames,
): Registry {
  const { services, versions, compatibility, transitions, dependencies, past } = registry
  const id = (name: string): Promise<string> => names.idOf(name)
  return {
    ...registry,
    services: {
      ...services,
      list: async (query = {}) =>
        services.list({
          ...query,
          domain: query.domain && (await domainNames()).present(query.domain),
        }),
      get: async (name) => services.get(await id(name)),
      update: async (actor, name, ...change) => services.update(actor, await id(name), ...change),
      move: async (actor, name, ...to) => services.move(actor, await id(name), ...to),
      offer: async (actor, name, ...offer) => services.offer(actor, await id(name), ...offer),
      answer: async (actor, name, answer) => services.answer(actor, await id(name), answer),
    },
    versions: {
      list: async (name, page) => {
        const list = await versions.list(await id(name), page)
        return { ...list, items: list.items.map((item) => ({ ...item, service: name })) }
      },
      get: async (name, selector) => ({
        ...(await versions.get(await id(name), selector)),
        service: name,
      }),
      content: async (name, selector, file) => {
        const content = await versions.content(await id(name), selector, file)
        return { ...content, version: { ...content.version, service: name } }
      },
      report: async (name, selector) => {
        const service = await id(name)
        const report = await versions.report(service, selector)
        const inForce = { ...report.inForce, service: name }
        return { ...report, source: renamed(report.source, service, name), inForce }
      },
      check: async (request) => {
        const { service: name } = request
        const service = await id(name)
        const report = await versions.check({ ...request, service })
        if (!('inForce' in report)) return report
        return { ...report, inForce: { ...report.inForce, service: name } }
      },
      whyRule: async (name, ...asked) => ({
        ...(await versions.whyRule(await id(name), ...asked)),
        service: name,
      }),
      push: async (actor, request) => {
        const { service: name } = request
        const pushed = await versions.push(actor, { ...request, service: await id(name) })
        return { ...pushed, version: { ...pushed.version, service: name } }
      },
      discard: async (actor, name, ...version) =>
        versions.discard(actor, await id(name), ...version),
    },
    compatibility: {
      report: async (name, selector, asked) =>
        namedReport(names, await compatibility.report(await id(name), selector, asked)),
      deployability: async (name, selector, deployment) => {
        const answer = await compatibility.deployability(await id(name), selector, deployment)
        const named = await names.presentNames(
          answer.reasons.flatMap(({ subject }) => subject ?? []),
        )
        return {
          ...answer,
          service: name,
          reasons: answer.reasons.map((reason) => ({
            ...reason,
            subject: reason.subject && named(reason.subject),
          })),
        }
      },
    },
    transitions: {
      overview: async (actor, name, selector) => {
        const service = await id(name)
        return namedOverview(await transitions.overview(actor, service, selector), service, name)
      },
      request: async (actor, name, version, request) => {
        const service = await id(name)
        const decision = await transitions.request(actor, service, version, request)
        return withName(decision, service, name)
      },
    },
    ...namedReadiness(registry, names),
    merging: namedMerging(registry.merging, names),
    references: namedReferences(registry.references, names),
    erasures: namedErasures(registry.erasures, names),
    decisions: namedDecisions(registry.decisions, names),
    waivers: namedWaivers(registry.waivers, names, domainNames),
    subscriptions: namedSubscriptions(registry.subscriptions, names),
    search: {
      ...registry.search,
      find: async (text, options) => {
        const answer = await registry.search.find(
          withPresentDomains(text, await domainNames()),
          options,
        )
        const named = await names.presentNames(answer.items.map(({ service }) => service))
        const items = answer.items.map((item) => ({ ...item, service: named(item.service) }))
        return { ...answer, items }
      },
    },
    past: {
      ...past,
      service: async (at, name) => past.service(at, await names.follow(name)),
      versions: async (at, name) => past.versions(at, await names.follow(name)),
      version: async (at, name, selector) => past.version(at, await names.follow(name), selector),
      report: async (at, name, selector) => past.report(at, await names.follow(name), selector),
      dependencies: {
        of: async (at, query) =>
          past.dependencies.of(at, { ...query, service: await names.follow(query.service) }),
        chain: async (at, name, cursor) =>
          past.dependencies.chain(at, await names.follow(name), cursor),
        capacity: async (at, name) => past.dependencies.capacity(at, await names.follow(name)),
        weakPoints: (at, ...asked) => past.dependencies.weakPoints(at, ...asked),
      },
      endpoints: async (at, name) => past.endpoints(at, await names.follow(name)),
      subscriptionsNamed: async (at, query = {}) => {
        const { service, consumer } = query
        return past.subscriptionsNamed(at, {
          ...query,
          ...(service !== undefined && { service: await names.follow(service) }),
          ...(consumer !== undefined && { consumer: await names.follow(consumer) }),
        })
      },
    },
    dependencies: namedDependencies(dependencies, names),
    imports: {
      ...registry.imports,
      origins: async (name) => registry.imports.origins(await id(name)),
    },
    observations: namedObservations(registry.observations, names),
    resemblances: {
      of: async (name) => registry.resemblances.of(await names.follow(name)),
      byContract: async (name) => registry.resemblances.byContract(await names.follow(name)),
    },
  }
}

function namedDecisions(
  decisions: Registry['decisions'],
  names: ServiceNames,
): Registry['decisions'] {
  const named = async <T extends { readonly subject: string }>(
    items: readonly T[],
  ): Promise<readonly T[]> => {
    const present = await names.presentNames(
      items.flatMap(({ subject }) => serviceOfSubject(subject) ?? []),
    )
    return items.map((item) => {
      const service = serviceOfSubject(item.subject)
      return service === undefined ? item : withName(item, service, present(service))
    })
  }
  const one = async <T extends { readonly subject: string }>(item: T): Promise<T> =>
    (await named([item]))[0] ?? item
  return {
    list: async ({ service, ...page } = {}) => {
      const of = service === undefined ? {} : { service: await names.follow(service) }
      const list = await decisions.list({ ...page, ...of })
      return { ...list, items: await named(list.items) }
    },
    get: async (decision) => one(await decisions.get(decision)),
    replay: async (decision) => one(await decisions.replay(decision)),
  }
}

function namedWaivers(
  waivers: Registry['waivers'],
  names: ServiceNames,
  domainNames: ReadDomainNames,
): Registry['waivers'] {
  const named = async (items: readonly WaiverView[]): Promise<readonly WaiverView[]> => {
    const present = await names.presentNames(items.flatMap(({ scope }) => scope.service ?? []))
    const domains = await domainNames()
    return items.map((item) => {
      if (item.scope.service === undefined) {
        return { ...item, scope: { ...item.scope, domain: domains.present(item.scope.domain) } }
      }
      const service = present(item.scope.service)
      const domain = service.slice(0, service.lastIndexOf('/'))
      return { ...item, scope: { ...item.scope, service, domain } }
    })
  }
  const one = async (waiver: WaiverView): Promise<WaiverView> =>
    (await named([waiver]))[0] ?? waiver
  return {
    list: async (query = {}) => {
      const service = query.service && (await names.follow(query.service))
      const list = await waivers.list({ ...query, service })
      return { ...list, items: await named(list.items) }
    },
    get: async (waiver) => one(await waivers.get(waiver)),
    request: async (actor, input) => {
      const { service } = input.scope
      const scope = service === undefined ? {} : { service: await names.idOf(service) }
      return one(await waivers.request(actor, { ...input, scope: { ...input.scope, ...scope } }))
    },
    decide: async (...decision) => one(await waivers.decide(...decision)),
  }
}

function namedSubscriptions(
  subscriptions: Registry['subscriptions'],
  names: ServiceNames,
): Registry['subscriptions'] {
  const named = async (
    items: readonly SubscriptionView[],
  ): Promise<readonly SubscriptionView[]> => {
    const present = await names.presentNames(
      items.flatMap(({ service, consumer, consumerKind }) =>
        consumerKind === 'service' ? [service, consumer] : [service],
      ),
    )
    return items.map((item) => ({
      ...item,
      service: present(item.service),
      consumer: item.consumerKind === 'service' ? present(item.consumer) : item.consumer,
    }))
  }
  const one = async (asked: Promise<SubscriptionView>): Promise<SubscriptionView> => {
    const view = await asked
    return (await named([view]))[0] ?? view
  }
  const followed = (name: string | undefined): Promise<string> | undefined =>
    name === undefined ? undefined : names.follow(name)
  return {
    ...subscriptions,
    list: async (query = {}): Promise<ViewPage<SubscriptionView>> => {
      const [service, consumer] = await Promise.all([
        followed(query.service),
        followed(query.consumer),
      ])
      const page = await subscriptions.list({ ...query, service, consumer })
      return { ...page, items: await named(page.items) }
    },
    get: (subscription) => one(subscriptions.get(subscription)),
    request: async (actor, input) => {
      const isService = input.consumerKind === 'service'
      const service = await names.idOf(input.service)
      const consumer = isService ? await names.idOf(input.consumer) : input.consumer
      return one(subscriptions.request(actor, { ...input, service, consumer }))
    },
    describe: (actor, subscription, upload) =>
      one(subscriptions.describe(actor, subscription, upload)),
    usage: async (subscription) => {
      const usage = await subscriptions.usage(subscription)
      const { consumer } = await one(subscriptions.get(subscription))
      return { ...usage, consumer }
    },
  }
}

async function namedReport(
  names: ServiceNames,
  report: CompatibilityReport,
): Promise<CompatibilityReport> {
  const services = report.consumers.flatMap(({ consumer, consumerKind }) =>
    consumerKind === 'service' ? [consumer] : [],
  )
  const present = await names.presentNames([report.service, ...services])
  const isService = new Set(services)
  const named = <T extends { readonly consumer: string }>(hit: T): T =>
    isService.has(hit.consumer) ? { ...hit, consumer: present(hit.consumer) } : hit
  const name = present(report.service)
  return {
    ...report,
    service: name,
    changes: report.changes.map((change) =>
      change.consumers === undefined
        ? change
        : { ...change, consumers: change.consumers.map(named) },
    ),
    consumers: report.consumers.map(named),
  }
}

/** `id@version` with the present name. */
function renamed(source: string, service: string, name: string): string {
  return source.startsWith(`${service}@`) ? `${name}${source.slice(service.length)}` : source
}

/** A search for what lies in a domain finds it under any path that the domain had. */
function withPresentDomains(text: string, domains: DomainNames): string {
  return text.replace(
    /(?<=^|\s)(domain:"?)([a-z0-9/-]+)/g,
    (_found, place: string, path: string) => `${place}${domains.present(path)}`,
  )
}
