import type { Stored } from '../../store/index.ts'
import type { SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { RegistryError } from '../problems.ts'

/** @throws RegistryError `subscription-not-found` */
export async function requireSubscription(
  subscriptions: GuardedCollection<SubscriptionDocument>,
  id: string,
): Promise<Stored<SubscriptionDocument>> {
  const subscription = id.length <= 100 ? await subscriptions.get(id) : undefined
  if (subscription !== undefined) return subscription
  throw new RegistryError('subscription-not-found', `There is no subscription ${id.slice(0, 100)}.`)
}
