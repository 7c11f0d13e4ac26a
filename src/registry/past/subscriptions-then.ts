import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument, SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { PastStates } from './past-states.ts'

export interface SubscriptionsThenPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly states: PastStates
}

/**
 * The ids under which subscriptions of a service may be found today: its own, and those of the services that it was
 * merged into since, since a merge carries them along.
 */
export async function idsSince(
  services: GuardedCollection<ServiceDocument>,
  service: string,
): Promise<readonly string[]> {
  const ids = [service]
  if (service === '') return ids // as a consumer may be asked for, and no document is called
  let next = (await services.get(service))?.value.mergedInto
  while (next !== undefined && !ids.includes(next.service)) {
    ids.push(next.service)
    next = (await services.get(next.service))?.value.mergedInto
  }
  return ids
}

/** A subscription as it was at a moment; undefined when it was not there. @throws RegistryError `past-unknown` */
export async function subscriptionThen(
  { states }: Pick<SubscriptionsThenPorts, 'states'>,
  at: Date,
  { id, value }: Stored<SubscriptionDocument>,
): Promise<Stored<SubscriptionDocument> | undefined> {
  if (value.createdAt > at.toISOString()) return undefined
  return states.one<SubscriptionDocument>('subscription', id, at)
}

/**
 * The live subscriptions that a service had at a moment, or those by which it used others. None is ever removed, so
 * that those of today hold all of then.
 * @throws RegistryError `past-unknown`
 */
export async function* liveSubscriptionsThen(
  ports: SubscriptionsThenPorts,
  at: Date,
  service: string,
  side: 'service' | 'consumer' = 'service',
): AsyncGenerator<Stored<SubscriptionDocument>> {
  const where = { [side]: { in: await idsSince(ports.services, service) } }
  for await (const stored of allPages(ports.subscriptions, { where })) {
    const then = await subscriptionThen(ports, at, stored)
    if (then?.value.live === true && then.value[side] === service) yield then
  }
}
