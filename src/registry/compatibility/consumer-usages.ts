import type { ConsumerUsage } from '../../compatibility/index.ts'
import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { UsageContents } from './usage-contents.ts'

export interface ConsumerUsagePorts {
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly usageContents: UsageContents
}

/** A live subscription, and what its consumer uses; the usage is called by the subscription's id. */
export interface SubscribedConsumer {
  readonly id: string
  readonly subscription: SubscriptionDocument
  readonly usage: ConsumerUsage
  /** The same for the same usage, and for no other. */
  readonly usageKey: string
}

/** All who may use a service, in the order of their names. */
export async function consumersOfService(
  ports: ConsumerUsagePorts,
  service: string,
): Promise<readonly SubscribedConsumer[]> {
  const found: Stored<SubscriptionDocument>[] = []
  const where = { service: { eq: service }, live: { eq: true } }
  for await (const stored of allPages(ports.subscriptions, { where })) found.push(stored)
  return inOrder(ports, found)
}

/** What the consumers of subscriptions use, in the order of their names. */
export async function inOrder(
  ports: Pick<ConsumerUsagePorts, 'usageContents'>,
  found: readonly Stored<SubscriptionDocument>[],
): Promise<readonly SubscribedConsumer[]> {
  const consumers = await Promise.all(found.map((stored) => subscribedConsumer(ports, stored)))
  return consumers.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
}

function nameOf({ id, subscription }: SubscribedConsumer): string {
  return `${subscription.consumer} ${subscription.environment} ${id}`
}

/** What was uploaded says more than the names of operations in the subscription itself. */
export async function subscribedConsumer(
  { usageContents }: Pick<ConsumerUsagePorts, 'usageContents'>,
  { id, value }: Stored<SubscriptionDocument>,
): Promise<SubscribedConsumer> {
  const { usage: uploaded, operations } = value
  const named = operations.length === 0 ? undefined : operations.map((operation) => ({ operation }))
  const use =
    uploaded === undefined ? { operations: named } : await usageContents.read(uploaded.usage)
  return {
    id,
    subscription: value,
    usage: { ...use, consumer: id },
    usageKey: JSON.stringify([id, uploaded?.usage ?? operations]),
  }
}
