import type {
  DomainView,
  LifecycleView,
  ServiceView,
  SubscriptionView,
} from '../../../registry/index.ts'
import { registryUrl } from '../../registry/credentials.ts'
import { askJson } from '../../registry/registry-client.ts'
import type { RegistryContents } from './backstage-catalogue.ts'

export type { DomainView, ServiceView, SubscriptionView }

/** A circle, as far as it is read here. */
export interface CircleView {
  readonly id: string
  readonly title: string
  readonly purpose: string
  readonly parent?: string
  readonly roles: readonly {
    readonly id: string
    readonly title: string
    readonly purpose: string
  }[]
}

/** Reads what of the registry becomes a catalogue. @throws CommandError (status 3) */
export async function readRegistryContents(): Promise<RegistryContents> {
  const [domains, services, subscriptions, lifecycles, { circles }] = await Promise.all([
    allOf<DomainView>('/domains'),
    allOf<ServiceView>('/services'),
    allOf<SubscriptionView>('/subscriptions'),
    askJson<{ items: readonly LifecycleView[] }>('/lifecycles'),
    askJson<{ circles: readonly CircleView[] }>('/governance/circles'),
  ])
  const ended = new Set(
    lifecycles.items
      .filter(({ subject }) => subject === 'subscription')
      .flatMap(({ states }) => states.filter((state) => state.final === true).map(({ id }) => id)),
  )
  return {
    url: registryUrl(),
    ...{ domains, services, circles },
    subscriptions: subscriptions.filter(({ state }) => !ended.has(state)),
  }
}

async function allOf<T>(path: string): Promise<readonly T[]> {
  const items: T[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query = new URLSearchParams({ limit: '500', ...(cursor !== '' && { cursor }) })
    const page: { items: readonly T[]; next: string | null } = await askJson(
      `${path}?${query.toString()}`,
    )
    items.push(...page.items)
    cursor = page.next
  }
  return items
}
