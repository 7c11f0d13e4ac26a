import { allPages } from '../all-pages.ts'
import type { SubscriptionDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { versionsOf } from '../versions/find-version.ts'
import { isInRange } from '../versions/semantic-version.ts'
import type { EndpointStanding } from './endpoints-of-service.ts'

export interface EndpointGapsPorts {
  readonly versions: GuardedCollection<VersionDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
}

/** What the lives of versions, subscriptions and endpoints say against each other, in sentences. */
export async function gapsOf(
  { versions, subscriptions }: EndpointGapsPorts,
  service: string,
  endpoints: readonly EndpointPlace[],
): Promise<readonly string[]> {
  const where = { service: { eq: service }, live: { eq: true } }
  const live: SubscriptionDocument[] = []
  for await (const { value } of allPages(subscriptions, { where })) live.push(value)
  const all = (await versionsOf(versions, service)).map(({ value }) => value)
  return gapsAmong(all, live, endpoints)
}

/** An endpoint, as far as gaps ask about it. */
export type EndpointPlace = Pick<EndpointStanding, 'environment' | 'url' | 'isOnline' | 'isNamed'>

/** The same of what is at hand. */
export function gapsAmong(
  versions: readonly VersionDocument[],
  subscriptions: readonly SubscriptionDocument[],
  endpoints: readonly EndpointPlace[],
): readonly string[] {
  const isOnlineIn = (environment: string): boolean =>
    endpoints.some((one) => one.environment === environment && one.isOnline)
  const inService = versions.filter(({ standing }) => standing.inService)
  const called = new Set<string>()
  const unserved: string[] = []
  for (const { active, consumer, range, environment } of subscriptions) {
    if (!active) continue
    called.add(environment)
    if (inService.some((version) => isInRange(version, range))) continue
    unserved.push(
      `${consumer} calls ${range} in ${environment}; yet no version in that range is in service. Put one into operation, or suspend the subscription.`,
    )
  }
  return [
    ...(inService.length > 0 && !isOnlineIn('production')
      ? [
          `In service: ${inService.map(({ version }) => version).join(', ')}; yet no endpoint for production is online. Bring one online, or roll back.`,
        ]
      : []),
    ...[...called]
      .filter((environment) => environment !== 'production' && !isOnlineIn(environment))
      .map(
        (environment) =>
          `Consumers call it in ${environment}; yet no endpoint for ${environment} is online.`,
      ),
    ...unserved,
    ...endpoints
      .filter(({ isOnline, isNamed }) => isOnline && !isNamed)
      .map(
        ({ environment, url }) =>
          `${url} is online in ${environment}; yet the service no longer names it.`,
      ),
  ]
}
