import { isVersionIn } from '../../../src/registry/versions/semantic-version.ts'
import type {
  EndpointView,
  SubscriptionView,
  TransitionDecision,
  VersionListItem,
} from '../../../src/registry/index.ts'
import { ANNA, openTestRegistry, type TestRegistry } from '../support/test-registry.ts'

export const ORDERS = 'sales/orders'
export const BILLING = 'sales/billing'
export const PROVIDERS = [ORDERS, BILLING] as const

/** Two services that people and one another may use; one of them needs a charter. */
export async function openWorld(): Promise<TestRegistry> {
  const opened = await openTestRegistry()
  const { domains, services } = opened.registry
  await domains.put(ANNA, 'sales', { title: 'Sales' })
  for (const name of ['orders', 'billing']) {
    await services.register(ANNA, {
      domain: 'sales',
      name,
      title: name,
      purpose: 'To be tried.',
      owner: 'sales-lead',
      ...(name === 'orders' && { capability: 'Fulfilment' }),
      endpoints: endpointsFor(name, ['staging', 'production', 'second']),
      objectives: [{ metric: 'availability', target: 99.9, unit: 'percent' }],
    })
  }
  return opened
}

/** Production has two addresses. */
export function endpointsFor(
  name: string,
  which: readonly string[],
): { readonly environment: string; readonly url: string }[] {
  return which.map((place) => ({
    environment: place === 'second' ? 'production' : place,
    url: `https://${place}.example.com/${name}`,
  }))
}

/** What is visible of one service. */
export interface ServicePicture {
  readonly charter: string
  readonly capability: string | undefined
  readonly versions: readonly VersionListItem[]
  readonly endpoints: readonly EndpointView[]
  readonly gaps: readonly string[]
}

/** What is visible of the world; equal before and after a refusal. */
export interface Picture {
  readonly services: Readonly<Record<string, ServicePicture>>
  readonly subscriptions: readonly SubscriptionView[]
  readonly waivers: readonly { readonly id: string; readonly state: string }[]
}

export async function pictureOf({ registry }: TestRegistry): Promise<Picture> {
  const services: Record<string, ServicePicture> = {}
  for (const id of PROVIDERS) {
    const { items: endpoints, gaps } = await registry.endpoints.list(id)
    services[id] = {
      charter: (await registry.charters.overview(ANNA, id)).state,
      capability: (await registry.services.get(id)).capability,
      versions: (await registry.versions.list(id)).items,
      endpoints,
      gaps,
    }
  }
  return {
    services,
    subscriptions: (await registry.subscriptions.list({ limit: 500 })).items,
    waivers: (await registry.waivers.list({ limit: 500 })).items.map(({ id, state }) => ({
      id,
      state,
    })),
  }
}

export async function decisionsOf({
  registry,
}: TestRegistry): Promise<ReadonlyMap<string, TransitionDecision>> {
  const all = new Map<string, TransitionDecision>()
  let cursor: string | undefined
  do {
    const page = await registry.decisions.list({ limit: 500, cursor })
    for (const decision of page.items) all.set(decision.id, decision)
    cursor = page.next
  } while (cursor !== undefined)
  return all
}

/** The state of everything that lives by a lifecycle, by the subject that decisions name. */
export function statesIn({ services, subscriptions }: Picture): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(services).flatMap(([id, { charter, versions, endpoints }]) => [
      [`service:${id}`, charter] as const,
      ...versions.map(({ version, state }) => [`version:${id}@${version}`, state] as const),
      ...endpoints.map((one) => [`endpoint:${id}#${one.id}`, one.state] as const),
    ]),
    ...subscriptions.map(({ id, state }) => [`subscription:${id}`, state] as const),
  ])
}

/** Versions of the provider that a subscription could be served by, in one of the states. */
export function versionsFor(
  { services }: Picture,
  { service, range }: SubscriptionView,
  states: readonly string[],
): readonly VersionListItem[] {
  const versions = services[service]?.versions ?? []
  return versions.filter((one) => states.includes(one.state) && isVersionIn(one.version, range))
}

export const TAKES_NEWCOMERS = ['specified', 'realized', 'staged', 'certified', 'operational']
export const SERVES = ['operational', 'superseded', 'deprecated']
