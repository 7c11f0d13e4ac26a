import { dutiesOfRequest } from '../announcements/subscription-duties.ts'
import type { ServiceDocument, SubscriptionDocument } from '../documents.ts'
import type { Duties } from '../duties/duties.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { parseInput } from '../identifiers.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import type { Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import type { Projections } from '../projections.ts'
import type { Subscriptions } from './subscriptions.ts'
import { requireService } from '../services/require-service.ts'
import { serviceThing } from '../services/service-thing.ts'
import { subscriptionView } from './subscription-view.ts'
import { liveKeyOf } from './live-key.ts'
import { unknownOperations, type OfferedOperationsPorts } from './offered-operations.ts'
import { subscriptionInput } from './subscription-input.ts'

export interface RequestSubscriptionPorts extends OfferedOperationsPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly lifecycles: LifecycleBook
  readonly permits: Permits
  readonly projections: Projections
  readonly duties: Duties
  readonly newId: () => string
}

/** Records the wish of a consumer to use a service; the provider's role decides on it by a transition. */
export function createRequestSubscription(
  ports: RequestSubscriptionPorts,
): Subscriptions['request'] {
  const { services, subscriptions, lifecycles, permits, projections, newId } = ports
  return async (actor, input) => {
    const { reason, ...said } = parseInput(subscriptionInput, input)
    const isService = said.consumerKind === 'service'
    if (isService && said.consumer === said.service) {
      throw invalid('/consumer', `${said.service} cannot subscribe to itself.`)
    }
    const provider = await requireService(services, said.service)
    const asking = isService ? await requireService(services, said.consumer) : provider
    await requireKnownOperations(ports, said)
    const id = newId()
    // The wish is the consumer's. An application outside the registry has no domain whose role could decide
    // about it, so that asking for one is an action of its own; the provider decides on either.
    const action = isService ? 'subscription.request' : 'subscription.ask'
    const subject = `subscription:${id}`
    const thing = isService
      ? { ...serviceThing(asking.value, subject), about: `service:${asking.id}` }
      : { subject, domain: asking.value.domain }
    const permit = await permits.require(actor, action, thing)
    const lifecycle = await lifecycles.for('subscription')
    await lifecycles.pin(permit, lifecycle)
    const now = permit.at.toISOString()
    const subscription: SubscriptionDocument = {
      ...said,
      state: lifecycle.initial.id,
      live: true,
      active: lifecycle.initial.inService ?? false,
      liveKey: liveKeyOf(said),
      lifecycle: { id: lifecycle.id, version: lifecycle.version },
      requestedBy: { person: actor.id, name: actor.name },
      reason,
      createdAt: now,
      updatedAt: now,
    }
    const duties = dutiesOfRequest(id, subscription, provider.value)
    const stored = await ports.duties.announce(duties, () =>
      projections.around([said.service], () =>
        subscriptions.insert(permit, id, subscription, {
          event: 'subscription.requested',
          reason,
          change: said,
        }),
      ),
    )
    if (stored !== undefined) return subscriptionView(stored)
    throw new RegistryError(
      'subscription-exists',
      `${said.consumer} has a subscription to ${said.service} ${said.range} in ${said.environment} already; use that one.`,
    )
  }
}

/** While there are versions in the range, the operations named must be some that they have. */
async function requireKnownOperations(
  ports: RequestSubscriptionPorts,
  subscription: Pick<SubscriptionDocument, 'service' | 'range' | 'operations'>,
): Promise<void> {
  const { operations } = subscription
  const errors = await unknownOperations(
    ports,
    subscription,
    operations,
    (index) => `/operations/${index}`,
  )
  const [first] = errors
  if (first !== undefined) throw new RegistryError('invalid-input', first.message, { errors })
}

function invalid(pointer: string, message: string): RegistryError {
  return new RegistryError('invalid-input', message, { errors: [{ pointer, message }] })
}
