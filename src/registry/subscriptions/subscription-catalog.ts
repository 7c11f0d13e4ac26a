import type { Stored, Where } from '../../store/index.ts'
import type { SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { SubscriptionView } from '../model.ts'
import { findOptions, viewPage } from '../page.ts'
import { RegistryError } from '../problems.ts'
import type { SubscriptionQuery, Subscriptions } from '../registry.ts'
import { createRequestSubscription, type RequestSubscriptionPorts } from './request-subscription.ts'
import {
  createSubscriptionTransitions,
  type SubscriptionTransitionPorts,
} from './subscription-transitions.ts'

export function createSubscriptions(
  ports: RequestSubscriptionPorts & SubscriptionTransitionPorts,
): Subscriptions {
  const { subscriptions } = ports
  return {
    list: async (query) =>
      viewPage(
        await subscriptions.find(findOptions(query, { where: whereFor(query), sort: ['id'] })),
        subscriptionView,
      ),
    get: async (id) => subscriptionView(await requireSubscription(subscriptions, id)),
    request: createRequestSubscription(ports),
    ...createSubscriptionTransitions(ports),
  }
}

/** @throws RegistryError `subscription-not-found` */
export async function requireSubscription(
  subscriptions: GuardedCollection<SubscriptionDocument>,
  id: string,
): Promise<Stored<SubscriptionDocument>> {
  const subscription = id.length <= 100 ? await subscriptions.get(id) : undefined
  if (subscription !== undefined) return subscription
  throw new RegistryError('subscription-not-found', `There is no subscription ${id.slice(0, 100)}.`)
}

export function subscriptionView({
  id,
  revision,
  value,
}: Stored<SubscriptionDocument>): SubscriptionView {
  return {
    id,
    consumer: value.consumer,
    consumerKind: value.consumerKind,
    service: value.service,
    range: value.range,
    operations: value.operations,
    environment: value.environment,
    objectives: value.objectives,
    state: value.state,
    revision,
    createdAt: value.createdAt,
    updatedAt: value.updatedAt,
  }
}

function whereFor(query: SubscriptionQuery = {}): Where {
  const { service, consumer, state } = query
  return {
    ...(service !== undefined && { service: { eq: service } }),
    ...(consumer !== undefined && { consumer: { eq: consumer } }),
    ...(state !== undefined && { state: { eq: state } }),
  }
}
