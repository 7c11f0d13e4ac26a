import type { Stored } from '../../store/index.ts'
import type { ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import {
  checklistItems,
  clearItem,
  tickItem,
  type TickedSubject,
} from '../checklists/tick-items.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import {
  overviewOf,
  requestTransition,
  type Assessment,
  type TransitionPorts,
  type TransitionSubject,
} from '../lifecycle/request-transition.ts'
import { RegistryError } from '../problems.ts'
import { requireService } from '../services/require-service.ts'
import { endpointKey, type EndpointDocument } from './endpoint-document.ts'
import { endpointFacts, type EndpointFactsPorts } from './endpoint-facts.ts'
import type { Endpoints, EndpointView } from './endpoints.ts'
import { gapsOf } from './endpoint-gaps.ts'
import { endpointsOf, type EndpointStanding } from './endpoints-of-service.ts'

export type EndpointPorts = TransitionPorts &
  EndpointFactsPorts & {
    readonly services: GuardedCollection<ServiceDocument>
    readonly endpoints: GuardedCollection<EndpointDocument>
    readonly lifecycles: LifecycleBook
  }

interface Found {
  readonly service: Stored<ServiceDocument>
  readonly endpoint: EndpointStanding
  readonly siblings: readonly EndpointStanding[]
  readonly lifecycle: Lifecycle
}

/** The lives of the addresses that services answer at. */
export function createEndpoints(ports: EndpointPorts): Endpoints {
  const all = (name: string): ReturnType<typeof allOf> => allOf(ports, name)
  const find = (name: string, id: string): Promise<Found> => findEndpoint(ports, name, id)
  const subject = (name: string, id: string): Promise<TransitionSubject> =>
    endpointSubject(ports, name, id)
  const ticked = async (name: string, id: string): Promise<TickedSubject> =>
    tickedOf(await find(name, id))
  return {
    list: async (name) => {
      const { service, siblings } = await all(name)
      return {
        items: siblings.map((endpoint) => viewOf(service.id, endpoint)),
        gaps: await gapsOf(ports, service.id, siblings),
      }
    },
    get: async (name, id) => {
      const { service, endpoint } = await find(name, id)
      return viewOf(service.id, endpoint)
    },
    overview: async (actor, name, id) => overviewOf(ports, actor, await subject(name, id)),
    request: (actor, name, id, request) =>
      requestTransition(ports, actor, request, () => subject(name, id)),
    checklist: async (name, id) => checklistItems(ports.ticks, await ticked(name, id)),
    tick: async (actor, name, id, item, input) =>
      tickItem(ports, actor, await ticked(name, id), item, input),
    clear: async (actor, name, id, item) => clearItem(ports, actor, await ticked(name, id), item),
  }
}

/** An endpoint, as its gates see it. @throws RegistryError `service-not-found`, `endpoint-not-found` */
export async function endpointSubject(
  ports: EndpointPorts,
  service: string,
  endpoint: string,
): Promise<TransitionSubject> {
  return subjectFor(ports, await findEndpoint(ports, service, endpoint))
}

async function allOf(
  { services, endpoints, lifecycles }: EndpointPorts,
  name: string,
): Promise<Pick<Found, 'service' | 'siblings'>> {
  const service = await requireService(services, name)
  const { initial } = await lifecycles.for('endpoint')
  return { service, siblings: await endpointsOf(endpoints, service, initial) }
}

async function findEndpoint(ports: EndpointPorts, name: string, id: string): Promise<Found> {
  const { service, siblings } = await allOf(ports, name)
  const endpoint = siblings.find((one) => one.id === id)
  if (endpoint === undefined) {
    throw new RegistryError(
      'endpoint-not-found',
      `The service ${service.id} has no endpoint ${id.slice(0, 100)}; ${siblings.length === 0 ? 'it names none' : `it has ${siblings.map(inWords).join(', ')}`}.`,
    )
  }
  const { stored } = endpoint
  const lifecycle =
    stored === undefined
      ? await ports.lifecycles.for('endpoint')
      : await ports.lifecycles.pinned(stored.value.lifecycle)
  return { service, siblings, endpoint, lifecycle }
}

/** A tick is for the present stay in a state: whoever brings an endpoint back online has to look again. */
function tickedOf({ service, endpoint, lifecycle }: Found): TickedSubject {
  return {
    subject: subjectOf(service.id, endpoint),
    domain: service.value.domain,
    basis: endpoint.stored?.value.stay ?? 'first',
    lifecycle,
  }
}

function subjectFor(ports: EndpointPorts, found: Found): TransitionSubject {
  const { service, endpoint, siblings, lifecycle } = found
  const { id, value } = service
  const { stored } = endpoint
  const ticked = tickedOf(found)
  return {
    action: 'endpoint.transition',
    subject: ticked.subject,
    domain: value.domain,
    revision: stored?.revision ?? 0,
    state: endpoint.state,
    lifecycle,
    createdAt: value.createdAt,
    decision: stored?.value.decision,
    assess: async (asked) => ({
      facts: await endpointFacts(ports, { service: id, endpoint, siblings, ticked }, value, asked),
      policies: [],
      inputs: {},
      enter: entering(ports, found, { person: asked.actor.id, name: asked.actor.name }),
    }),
  }
}

function entering(
  { endpoints }: EndpointPorts,
  { service, endpoint, lifecycle }: Found,
  movedBy: EndpointDocument['movedBy'],
): Assessment['enter'] {
  return async (permit, decision) => {
    const { environment, url, stored } = endpoint
    const state = lifecycle.state(decision.to)
    const next: EndpointDocument = {
      service: service.id,
      environment,
      url,
      state: state.id,
      phase: state.phase,
      online: state.inService ?? false,
      final: state.final ?? false,
      lifecycle: { id: lifecycle.id, version: lifecycle.version },
      movedBy,
      stay: decision.id,
      decision,
      createdAt: stored?.value.createdAt ?? decision.at,
      updatedAt: decision.at,
    }
    const { transition, from, to, reason } = decision
    const happening = {
      event: 'endpoint.transitioned',
      reason,
      change: { transition, from, to, environment, url, decision: decision.id },
    } as const
    if (stored !== undefined) {
      await endpoints.replace(permit, stored, next, happening)
      return
    }
    const key = endpointKey(service.id, endpoint.id)
    if ((await endpoints.insert(permit, key, next, happening)) !== undefined) return
    throw new RegistryError(
      'stale-revision',
      `${permit.thing.subject} was changed meanwhile; read it again and repeat the change.`,
    )
  }
}

function subjectOf(service: string, { id }: EndpointStanding): string {
  return `endpoint:${endpointKey(service, id)}`
}

function viewOf(service: string, endpoint: EndpointStanding): EndpointView {
  const { id, environment, url, state, phase, isOnline, isNamed, stored } = endpoint
  return {
    id,
    service,
    environment,
    url,
    state,
    phase,
    isOnline,
    isNamed,
    since: stored?.value.updatedAt,
    revision: stored?.revision ?? 0,
  }
}

function inWords({ id, environment, url }: EndpointStanding): string {
  return `${id} (${environment}, ${url})`
}
