import type { Where } from '../../store/index.ts'
import { subscribedConsumer, type ConsumerUsagePorts } from '../compatibility/consumer-usages.ts'
import { findOptions, viewPage } from '../page.ts'
import type { SubscriptionQuery, Subscriptions } from './subscriptions.ts'
import { createDescribeUsage, type DescribeUsagePorts } from './describe-usage.ts'
import { createRequestSubscription, type RequestSubscriptionPorts } from './request-subscription.ts'
import { requireSubscription } from './require-subscription.ts'
import {
  createSubscriptionTransitions,
  type SubscriptionTransitionPorts,
} from './subscription-transitions.ts'
import { subscriptionView } from './subscription-view.ts'

export function createSubscriptions(
  ports: RequestSubscriptionPorts &
    SubscriptionTransitionPorts &
    DescribeUsagePorts &
    Pick<ConsumerUsagePorts, 'usageContents'>,
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
    describe: createDescribeUsage(ports),
    usage: async (id) => {
      const stored = await requireSubscription(subscriptions, id)
      const { usage } = await subscribedConsumer(ports, stored)
      return { ...usage, consumer: stored.value.consumer }
    },
    ...createSubscriptionTransitions(ports),
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
