import type { Stored } from '../../store/index.ts'
import { dutiesOfAnswer } from '../announcements/subscription-duties.ts'
import type {
  DecisionDocument,
  ServiceDocument,
  SubscriptionDocument,
  VersionDocument,
} from '../documents.ts'
import type { Duties } from '../duties/duties.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import {
  overviewOf,
  requestTransition,
  type TransitionPorts,
  type TransitionSubject,
} from '../lifecycle/request-transition.ts'
import {
  subscriptionFacts,
  type SubscriptionFactsPorts,
} from '../lifecycle/facts/subscription-facts.ts'
import type { Projections } from '../projections.ts'
import type { Subscriptions } from './subscriptions.ts'
import { requireService } from '../services/require-service.ts'
import { liveKeyOf } from './live-key.ts'
import { requireSubscription } from './require-subscription.ts'

export type SubscriptionTransitionPorts = TransitionPorts &
  SubscriptionFactsPorts & {
    readonly services: GuardedCollection<ServiceDocument>
    readonly versions: GuardedCollection<VersionDocument>
    readonly subscriptions: GuardedCollection<SubscriptionDocument>
    readonly lifecycles: LifecycleBook
    readonly projections: Projections
    readonly duties: Duties
  }

export function createSubscriptionTransitions(
  ports: SubscriptionTransitionPorts,
): Pick<Subscriptions, 'overview' | 'transition'> {
  const load = (id: string): Promise<TransitionSubject> => subscriptionSubject(ports, id)
  return {
    overview: async (actor, id) => overviewOf(ports, actor, await load(id)),
    transition: (actor, id, request) => requestTransition(ports, actor, request, () => load(id)),
  }
}

/** A subscription, as its gates see it. @throws RegistryError `subscription-not-found` */
export async function subscriptionSubject(
  ports: SubscriptionTransitionPorts,
  id: string,
): Promise<TransitionSubject> {
  const subscription = await requireSubscription(ports.subscriptions, id)
  const provider = await requireService(ports.services, subscription.value.service)
  const lifecycle = await ports.lifecycles.pinned(subscription.value.lifecycle)
  return subjectFor(ports, subscription, provider.value, lifecycle)
}

/** The provider's domain decides about its consumers. */
function subjectFor(
  ports: SubscriptionTransitionPorts,
  subscription: Stored<SubscriptionDocument>,
  provider: ServiceDocument,
  lifecycle: Lifecycle,
): TransitionSubject {
  const { id, revision, value } = subscription
  return {
    action: 'subscription.transition',
    subject: `subscription:${id}`,
    domain: provider.domain,
    revision,
    state: value.state,
    lifecycle,
    createdAt: value.createdAt,
    decision: value.decision,
    assess: async (asked) => ({
      facts: await subscriptionFacts(ports, value, provider, asked),
      policies: [],
      inputs: value.usage === undefined ? {} : { usage: value.usage.usage },
      enter: async (permit, decision) => {
        const next = entered(value, lifecycle, decision)
        await ports.duties.announce(dutiesOfAnswer(id, next, provider), () =>
          ports.projections.around([value.service], () =>
            ports.subscriptions.replace(permit, subscription, next, {
              event: 'subscription.transitioned',
              reason: decision.reason,
              change: {
                transition: decision.transition,
                from: decision.from,
                to: decision.to,
                decision: decision.id,
              },
            }),
          ),
        )
      },
    }),
  }
}

function entered(
  subscription: SubscriptionDocument,
  lifecycle: Lifecycle,
  decision: DecisionDocument,
): SubscriptionDocument {
  const state = lifecycle.state(decision.to)
  const live = !(state.final ?? false)
  return {
    ...subscription,
    liveKey: live ? liveKeyOf(subscription) : undefined,
    state: state.id,
    live,
    active: state.inService ?? false,
    decision,
    updatedAt: decision.at,
  }
}
