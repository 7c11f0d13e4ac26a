import type { ActivationPlanDocument } from '../activation/activation-plan-document.ts'
import type { Domains } from '../domains/present-domains.ts'
import { allPages } from '../all-pages.ts'
import type { TickDocument } from '../checklists/checklist-document.ts'
import { checklistFacts } from '../checklists/tick-items.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { nameOfService } from '../identifiers.ts'
import type { Facts } from '../lifecycle/facts/gate-facts.ts'
import { constitutionFacts, requestFacts } from '../lifecycle/facts/request-facts.ts'
import type { AskedTransition } from '../lifecycle/request-transition.ts'
import { commonServiceFacts } from '../lifecycle/facts/service-facts.ts'
import type { ConstitutionInForce } from '../ports.ts'
import { versionsOf } from '../versions/find-version.ts'
import type { EndpointStanding } from './endpoints-of-service.ts'

export interface EndpointFactsPorts {
  readonly domains: Domains
  readonly versions: GuardedCollection<VersionDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly plans: GuardedCollection<ActivationPlanDocument>
  readonly ticks: GuardedCollection<TickDocument>
  readonly constitution: ConstitutionInForce
}

/** The endpoint that is asked about, among all of its service. */
export interface AskedEndpoint {
  readonly service: string
  readonly endpoint: EndpointStanding
  readonly siblings: readonly EndpointStanding[]
  /** What ticks are for, and what makes them lapse. */
  readonly ticked: { readonly subject: string; readonly basis: string }
}

/** Everything that the gates of an endpoint can ask, at this moment; see `GATE_FACTS.endpoint`. */
export async function endpointFacts(
  ports: EndpointFactsPorts,
  { service: id, endpoint, siblings, ticked }: AskedEndpoint,
  service: ServiceDocument,
  asked: AskedTransition,
): Promise<Facts> {
  const { environment, url, state, isNamed } = endpoint
  const others = siblings.filter((sibling) => sibling.id !== endpoint.id)
  return {
    endpoint: {
      id: endpoint.id,
      environment,
      url,
      state,
      isNamed,
      otherEnvironments: [
        ...new Set(
          others
            .filter((other) => other.url === url && other.isNamed)
            .map((other) => other.environment),
        ),
      ],
    },
    environment: {
      othersOnline: others
        .filter((other) => other.environment === environment && other.isOnline)
        .map((other) => other.url),
    },
    plan: await plansFor(ports, id, environment, asked),
    subscriptions: { active: await activeIn(ports.subscriptions, id, environment) },
    service: {
      ...(await commonServiceFacts(ports.domains, service)),
      id: nameOfService(service),
    },
    checklist: await checklistFacts(ports.ticks, ticked.subject, ticked.basis),
    request: requestFacts(asked, endpoint.movedBy ?? ''),
    constitution: await constitutionFacts(ports.constitution),
  }
}

/** The versions whose plan for their present content speaks of the environment. */
async function plansFor(
  { versions, plans }: EndpointFactsPorts,
  service: string,
  environment: string,
  { actor }: AskedTransition,
): Promise<Facts[string]> {
  const ofService = (await versionsOf(versions, service)).filter(
    ({ value }) => !value.standing.final,
  )
  const written = new Map(
    (await plans.getMany(ofService.map(({ id }) => id))).map((plan) => [plan.id, plan.value]),
  )
  const found = ofService.flatMap(({ id, value }) => {
    const plan = written.get(id)
    const speaks = plan?.basis === value.digest && plan.environment === environment
    return speaks ? [{ version: value.version, author: plan.author.person }] : []
  })
  return {
    versions: found.map(({ version }) => version),
    isOwn: found.length > 0 && found.every(({ author }) => author === actor.id),
  }
}

async function activeIn(
  subscriptions: GuardedCollection<SubscriptionDocument>,
  service: string,
  environment: string,
): Promise<number> {
  const where = { service: { eq: service }, live: { eq: true } }
  let active = 0
  for await (const { value } of allPages(subscriptions, { where })) {
    if (value.active && value.environment === environment) active += 1
  }
  return active
}
