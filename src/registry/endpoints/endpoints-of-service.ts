import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { LifecycleState } from '../lifecycle/lifecycle-definition.ts'
import type { Phase } from '../model.ts'
import { endpointId, type EndpointDocument } from './endpoint-document.ts'

/** An endpoint of a service at this moment, whether it has ever been moved or not. */
export interface EndpointStanding {
  readonly id: string
  readonly environment: string
  readonly url: string
  readonly state: string
  readonly phase: Phase
  readonly isOnline: boolean
  readonly isFinal: boolean
  readonly isNamed: boolean
  /** The account that asked for the present state. */
  readonly movedBy: string | undefined
  /** Undefined in the first state. */
  readonly stored: Stored<EndpointDocument> | undefined
}

/** A service, as far as its endpoints are asked about. */
export interface NamingEndpoints {
  readonly id: string
  readonly value: Pick<ServiceDocument, 'endpoints'>
}

/**
 * Every endpoint that the service names or has ever moved, by environment and address.
 * @param initial the state of those that were never moved
 */
export async function endpointsOf(
  endpoints: GuardedCollection<EndpointDocument>,
  service: NamingEndpoints,
  initial: LifecycleState,
): Promise<readonly EndpointStanding[]> {
  const moved = new Map<string, Stored<EndpointDocument>>()
  const where = { service: { eq: service.id } }
  for await (const stored of allPages(endpoints, { where }))
    moved.set(endpointId(stored.value), stored)
  const named = new Map(service.value.endpoints.map((one) => [endpointId(one), one]))
  const all = new Map(
    [...named, ...[...moved].map(([id, { value }]) => [id, value] as const)].map(
      ([id, { environment, url }]) => [id, { environment, url }],
    ),
  )
  return [...all]
    .map(([id, place]): EndpointStanding => {
      const stored = moved.get(id)
      return {
        id,
        ...place,
        state: stored?.value.state ?? initial.id,
        phase: stored?.value.phase ?? initial.phase,
        isOnline: stored?.value.online ?? false,
        isFinal: stored?.value.final ?? false,
        isNamed: named.has(id),
        movedBy: stored?.value.movedBy.person,
        stored,
      }
    })
    .toSorted((a, b) => compare(a.environment, b.environment) || compare(a.url, b.url))
}

/** Names of the environments in which a service may be called, and of those in which something answers. */
export async function environmentsOf(
  endpoints: GuardedCollection<EndpointDocument>,
  service: NamingEndpoints,
  initial: LifecycleState,
): Promise<{ readonly named: readonly string[]; readonly online: readonly string[] }> {
  const all = await endpointsOf(endpoints, service, initial)
  const distinct = (some: readonly EndpointStanding[]): readonly string[] => [
    ...new Set(some.map(({ environment }) => environment)),
  ]
  return {
    named: distinct(all.filter(({ isNamed, isFinal }) => isNamed && !isFinal)),
    online: distinct(all.filter(({ isOnline }) => isOnline)),
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
