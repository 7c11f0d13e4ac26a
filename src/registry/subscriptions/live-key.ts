import type { SubscriptionDocument } from '../documents.ts'

/** Two live subscriptions with the same key would mean the same. */
export function liveKeyOf(
  subscription: Pick<
    SubscriptionDocument,
    'consumer' | 'consumerKind' | 'service' | 'range' | 'environment'
  >,
): string {
  const { consumer, consumerKind, service, range, environment } = subscription
  return JSON.stringify([consumerKind, consumer, service, range, environment])
}
