/** Questions about who uses what: agreements and dependencies. */
import { subscriptionPath } from './names.ts'
import { longestPage, ask, type Question } from './question.ts'
import type {
  Capacity,
  ChainAvailability,
  Dependencies,
  Subscription,
  SubscriptionList,
  Transitions,
  WeakPoints,
} from './schemas.ts'

export function dependenciesQuery(
  service: string,
  direction: Dependencies['direction'],
  asOf = '',
): Question<Dependencies> {
  const question = { service, direction, asOf }
  return ask(['service', service, 'dependencies', direction, asOf], '/dependencies', question)
}

export function chainQuery(service: string, asOf = ''): Question<ChainAvailability> {
  return ask(['service', service, 'chain', asOf], '/dependencies/chain', { service, asOf })
}

export function capacityQuery(service: string, asOf = ''): Question<Capacity> {
  return ask(['service', service, 'capacity', asOf], '/dependencies/capacity', { service, asOf })
}

export function weakPointsQuery(asOf = ''): Question<WeakPoints> {
  return ask(['weak points', asOf], '/dependencies/weak-points', { limit: 50, asOf })
}

export function subscriptionsQuery(service: string, asOf = ''): Question<SubscriptionList> {
  const question = { service, limit: longestPage, asOf }
  return ask(['service', service, 'subscriptions', asOf], '/subscriptions', question)
}

export function subscriptionQuery(id: string): Question<Subscription> {
  return ask(['subscription', id], subscriptionPath(id))
}

export function subscriptionTransitionsQuery(id: string): Question<Transitions> {
  return ask(['subscription', id, 'transitions'], `${subscriptionPath(id)}/transitions`)
}
