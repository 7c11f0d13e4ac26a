import type { Stored } from '../../../store/index.ts'
import { allPages } from '../../all-pages.ts'
import type { CharterDocument } from '../../charters/charter-document.ts'
import type {
  DecisionDocument,
  ServiceDocument,
  SubscriptionDocument,
  VersionDocument,
} from '../../documents.ts'
import type { EndpointDocument } from '../../endpoints/endpoint-document.ts'
import type { EventName, GuardedCollection, Happening } from '../../guarded-collection.ts'
import type { Permit } from '../../permits.ts'
import type { Projections } from '../../projections.ts'
import type { LifecycleReference } from '../lifecycle-book.ts'
import type { LifecycleState, LifecycleSubject } from '../lifecycle-definition.ts'
import { standingIn } from '../standing.ts'

/** Something that lives by a definition and can go on under another one. */
export interface MovableSubject {
  /** For instance `version:sales/orders@1.2.0`. */
  readonly subject: string
  readonly service: string
  readonly state: string
  readonly event: EventName
  /** Writes it under the definition, in the state. @throws RegistryError `stale-revision` */
  move(permit: Permit, to: Destination, happening: Happening): Promise<void>
}

export interface Destination {
  readonly lifecycle: LifecycleReference
  readonly state: LifecycleState
  readonly decision: DecisionDocument
}

export interface MovablePorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly charters: GuardedCollection<CharterDocument>
  readonly endpoints: GuardedCollection<EndpointDocument>
  readonly projections: Projections
}

/** Everything of a kind that lives by one version of a lifecycle; policies keep no state and are none. */
export async function* subjectsUnder(
  ports: MovablePorts,
  kind: LifecycleSubject,
  { id, version }: LifecycleReference,
): AsyncGenerator<MovableSubject> {
  const where = { 'lifecycle.id': { eq: id }, 'lifecycle.version': { eq: version } }
  switch (kind) {
    case 'version':
      for await (const one of allPages(ports.versions, { where })) yield versionMoved(ports, one)
      return
    case 'subscription':
      for await (const one of allPages(ports.subscriptions, { where })) {
        yield subscriptionMoved(ports, one)
      }
      return
    case 'service':
      for await (const one of allPages(ports.charters, { where })) yield charterMoved(ports, one)
      return
    case 'endpoint':
      for await (const one of allPages(ports.endpoints, { where })) yield endpointMoved(ports, one)
      return
    case 'policy':
  }
}

function versionMoved(
  { versions, projections }: MovablePorts,
  stored: Stored<VersionDocument>,
): MovableSubject {
  const { service, state } = stored.value
  return {
    subject: `version:${stored.id}`,
    service,
    state,
    event: 'version.migrated',
    move: async (permit, to, happening) => {
      const next = { ...stored.value, ...standingIn(to.state), ...movedTo(to) }
      await projections.around([service], () => versions.replace(permit, stored, next, happening))
    },
  }
}

function subscriptionMoved(
  { subscriptions, projections }: MovablePorts,
  stored: Stored<SubscriptionDocument>,
): MovableSubject {
  const { service, state } = stored.value
  return {
    subject: `subscription:${stored.id}`,
    service,
    state,
    event: 'subscription.migrated',
    move: async (permit, to, happening) => {
      const next = { ...stored.value, state: to.state.id, ...movedTo(to) }
      await projections.around([service], () =>
        subscriptions.replace(permit, stored, next, happening),
      )
    },
  }
}

function charterMoved({ charters }: MovablePorts, stored: Stored<CharterDocument>): MovableSubject {
  return {
    subject: `service:${stored.id}`,
    service: stored.id,
    state: stored.value.state,
    event: 'service.migrated',
    move: async (permit, to, happening) => {
      const { id, phase } = to.state
      await charters.replace(
        permit,
        stored,
        { ...stored.value, state: id, phase, ...movedTo(to) },
        happening,
      )
    },
  }
}

function endpointMoved(
  { endpoints }: MovablePorts,
  stored: Stored<EndpointDocument>,
): MovableSubject {
  return {
    subject: `endpoint:${stored.id}`,
    service: stored.value.service,
    state: stored.value.state,
    event: 'endpoint.migrated',
    move: async (permit, to, happening) => {
      const { id, phase } = to.state
      await endpoints.replace(
        permit,
        stored,
        { ...stored.value, state: id, phase, ...movedTo(to) },
        happening,
      )
    },
  }
}

function movedTo({ lifecycle, decision }: Destination): {
  readonly lifecycle: { id: string; version: string }
  readonly decision: DecisionDocument
  readonly updatedAt: string
} {
  const { id, version } = lifecycle
  return { lifecycle: { id, version }, decision, updatedAt: decision.at }
}
