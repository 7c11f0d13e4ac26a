import type { DomainEvent, Stored } from '../../store/index.ts'
import type { SubscriptionDocument } from '../documents.ts'
import { endpointId, type EndpointDocument } from '../endpoints/endpoint-document.ts'
import { gapsAmong } from '../endpoints/endpoint-gaps.ts'
import type { EndpointList, EndpointView } from '../endpoints/endpoints.ts'
import { nameOfService } from '../identifiers.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import type { PastGraphPorts } from './past-graph.ts'
import { liveSubscriptionsThen } from './subscriptions-then.ts'

/** Where a service answered at a moment. @throws RegistryError `service-not-found`, `past-unknown` */
export type PastEndpoints = (at: Date, service: string) => Promise<EndpointList>

const MOVES: readonly string[] = ['endpoint.transitioned', 'endpoint.migrated', 'endpoint.carried']

/**
 * Endpoints are those that the service named then, or that had ever been moved. What a move left is in its event; those
 * of older registries say at least to which state.
 */
export function createPastEndpoints(ports: PastGraphPorts): PastEndpoints {
  const { pastServices, history, lifecycles } = ports
  return async (at, service) => {
    const { id, value } = await pastServices.require(at, service)
    const lifecycle = await lifecycles.for('endpoint')
    const named = new Map(value.endpoints.map((one) => [endpointId(one), one]))
    const name = nameOfService(value)
    const views = new Map<string, EndpointView>()
    for (const [key, { environment, url }] of named) {
      const { initial } = lifecycle
      views.set(key, {
        ...{ id: key, service: name, environment, url, state: initial.id, phase: initial.phase },
        ...{ isOnline: false, isNamed: true, since: undefined, revision: 0 },
      })
    }
    const prefix = `endpoint:${id}#`
    for await (const event of history.allBefore(prefix, at.toISOString())) {
      if (!MOVES.includes(event.action)) continue
      const key = event.subject.slice(prefix.length)
      const moved = movedBy(event, views.get(key), lifecycle)
      if (moved === undefined) continue
      views.set(key, { ...moved, id: key, service: name, isNamed: named.has(key), since: event.at })
    }
    const items = [...views.values()].sort((one, other) =>
      place(one) < place(other) ? -1 : Number(place(one) > place(other)),
    )
    const versions = (await pastServices.versionsOf(at, id)).map((version) => version.value)
    return { items, gaps: gapsAmong(versions, await liveThen(ports, at, id), items) }
  }
}

type MovedEndpoint = Omit<EndpointView, 'id' | 'service' | 'isNamed' | 'since'>

/** Undefined when the event does not say where the endpoint came. */
function movedBy(
  { after, change }: DomainEvent,
  known: EndpointView | undefined,
  { definition }: Lifecycle,
): MovedEndpoint | undefined {
  if (after !== undefined) {
    // Written by this registry itself, from a document that fitted its schema.
    const { revision, value } = after as unknown as Omit<Stored<EndpointDocument>, 'id'>
    const { environment, url, state, phase, online } = value
    return { environment, url, state, phase, isOnline: online, revision }
  }
  const {
    to,
    environment = known?.environment,
    url = known?.url,
  } = change as Partial<Record<string, unknown>>
  const state = definition.states.find(({ id }) => id === to)
  if (state === undefined || typeof environment !== 'string' || typeof url !== 'string') {
    return undefined
  }
  const { id, phase, inService = false } = state
  const revision = (known?.revision ?? 0) + 1
  return { environment, url, state: id, phase, isOnline: inService, revision }
}

function place({ environment, url }: EndpointView): string {
  return `${environment}\u0000${url}`
}

async function liveThen(
  ports: PastGraphPorts,
  at: Date,
  service: string,
): Promise<readonly SubscriptionDocument[]> {
  const live: SubscriptionDocument[] = []
  for await (const { value } of liveSubscriptionsThen(ports, at, service)) live.push(value)
  return live
}
