import { capacityOf } from '../../dependencies/capacity.ts'
import type { Domains } from '../../domains/present-domains.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../../documents.ts'
import type { GuardedCollection } from '../../guarded-collection.ts'
import type { EndpointDocument } from '../../endpoints/endpoint-document.ts'
import { environmentsOf } from '../../endpoints/endpoints-of-service.ts'
import type { ConstitutionInForce } from '../../ports.ts'
import { serviceOwner } from '../../services/service-owner.ts'
import { versionsOf } from '../../versions/find-version.ts'
import { isInRange } from '../../versions/semantic-version.ts'
import type { Facts } from './gate-facts.ts'
import type { LifecycleBook } from '../lifecycle-book.ts'
import { constitutionFacts, requestFacts } from './request-facts.ts'
import type { AskedTransition } from '../request-transition.ts'

export interface SubscriptionFactsPorts {
  readonly domains: Domains
  readonly versions: GuardedCollection<VersionDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly endpoints: GuardedCollection<EndpointDocument>
  readonly lifecycles: LifecycleBook
  readonly constitution: ConstitutionInForce
}

/** Everything that the gates of a subscription can ask, at this moment; see `GATE_FACTS.subscription`. */
export async function subscriptionFacts(
  ports: SubscriptionFactsPorts,
  subscription: SubscriptionDocument,
  provider: ServiceDocument,
  asked: AskedTransition,
): Promise<Facts> {
  const { consumer, consumerKind, range, environment, operations, state } = subscription
  return {
    subscription: { consumer, consumerKind, range, environment, operations, state },
    provider: await providerFacts(ports, subscription, provider),
    capacity: await capacityFacts(ports, subscription, provider),
    request: requestFacts(asked, subscription.requestedBy.person),
    constitution: await constitutionFacts(ports.constitution),
  }
}

async function capacityFacts(
  { subscriptions }: SubscriptionFactsPorts,
  { service, environment }: SubscriptionDocument,
  { objectives }: ServiceDocument,
): Promise<Facts[string]> {
  const { offered = 0, environments } = await capacityOf(subscriptions, service, objectives)
  const here = environments.find((one) => one.environment === environment)
  return { offered, asked: here?.asked ?? 0, fits: here?.fits ?? 'unknown' }
}

async function providerFacts(
  { domains, versions, endpoints, lifecycles }: SubscriptionFactsPorts,
  { service, range }: SubscriptionDocument,
  provider: ServiceDocument,
): Promise<Facts[string]> {
  const { initial } = await lifecycles.for('endpoint')
  const environments = await environmentsOf(endpoints, { id: service, value: provider }, initial)
  const inRange = (await versionsOf(versions, service))
    .map(({ value }) => value)
    .filter((version) => isInRange(version, range))
  const numbers = (standing: 'subscribable' | 'inService'): readonly string[] =>
    inRange.filter((version) => version.standing[standing]).map(({ version }) => version)
  return {
    service,
    owner: (await serviceOwner(domains, provider)) ?? '',
    subscribableVersions: numbers('subscribable'),
    versionsInService: numbers('inService'),
    environments: environments.named,
  }
}
