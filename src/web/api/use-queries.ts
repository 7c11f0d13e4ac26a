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

export function chainQuery(service: string): Question<ChainAvailability> {
  return ask(['service', service, 'chain'], '/dependencies/chain', { service })
}

export function capacityQuery(service: string): Question<Capacity> {
  return ask(['service', service, 'capacity'], '/dependencies/capacity', { service })
}

export const weakPointsQuery: Question<WeakPoints> = ask(
  ['weak points'],
  '/dependencies/weak-points',
  { limit: 50 },
)

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
