import type { ConsumerUsage } from '../../compatibility/index.ts'
import type { ContentStore, Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'

export interface ConsumerUsagePorts {
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly contents: ContentStore
}

/** A live subscription, and what its consumer uses; the usage is called by the subscription's id. */
export interface SubscribedConsumer {
  readonly id: string
  readonly subscription: SubscriptionDocument
  readonly usage: ConsumerUsage
}

/** All who may use a service, in the order of their names. */
export async function consumersOfService(
  ports: ConsumerUsagePorts,
  service: string,
): Promise<readonly SubscribedConsumer[]> {
  const found: Stored<SubscriptionDocument>[] = []
  const where = { service: { eq: service }, live: { eq: true } }
  for await (const stored of allPages(ports.subscriptions, { where })) found.push(stored)
  const consumers = await Promise.all(found.map((stored) => subscribedConsumer(ports, stored)))
  return consumers.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
}

function nameOf({ id, subscription }: SubscribedConsumer): string {
  return `${subscription.consumer} ${subscription.environment} ${id}`
}

/** What was uploaded says more than the names of operations in the subscription itself. */
export async function subscribedConsumer(
  { contents }: Pick<ConsumerUsagePorts, 'contents'>,
  { id, value }: Stored<SubscriptionDocument>,
): Promise<SubscribedConsumer> {
  const { usage: uploaded, operations } = value
  const bytes = uploaded && (await contents.get(uploaded.usage))
  if (uploaded !== undefined && bytes === undefined) {
    throw new Error(`the store has lost the content ${uploaded.usage}`)
  }
  const usage: ConsumerUsage =
    bytes === undefined
      ? {
          consumer: id,
          operations:
            operations.length === 0 ? undefined : operations.map((operation) => ({ operation })),
        }
      : { ...(JSON.parse(new TextDecoder().decode(bytes)) as ConsumerUsage), consumer: id }
  return { id, subscription: value, usage }
}
