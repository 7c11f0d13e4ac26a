import type { ChecklistItemView, TickInput } from '../checklists/checklists.ts'
import type { TransitionOverview, TransitionRequest } from '../lifecycle/transitions.ts'
import type { Phase, TransitionDecision } from '../model.ts'
import type { Actor } from '../ports.ts'

/** An address in an environment, and where it stands in its life. */
export interface EndpointView {
  /** Made of environment and address, so that the same ones are the same endpoint for ever. */
  readonly id: string
  readonly service: string
  readonly environment: string
  readonly url: string
  readonly state: string
  readonly phase: Phase
  /** Calls are answered there. */
  readonly isOnline: boolean
  /** The service names it now; one that it no longer names is kept with its history. */
  readonly isNamed: boolean
  /** When it came into the present state; undefined in the first one. */
  readonly since: string | undefined
  readonly revision: number
}

export interface EndpointList {
  /** By environment, then by address. */
  readonly items: readonly EndpointView[]
  /** Where what is in service and where something answers do not fit, in sentences; empty when all fits. */
  readonly gaps: readonly string[]
}

/** Where a service answers: every address with a life of its own, apart from the versions that run there. */
export interface Endpoints {
  /** @throws RegistryError `service-not-found` */
  list(service: string): Promise<EndpointList>
  /** @throws RegistryError `service-not-found`, `endpoint-not-found` */
  get(service: string, endpoint: string): Promise<EndpointView>
  /** @throws RegistryError as `get` */
  overview(actor: Actor, service: string, endpoint: string): Promise<TransitionOverview>
  /** As `Transitions.request`. @throws RegistryError as `get` and as there */
  request(
    actor: Actor,
    service: string,
    endpoint: string,
    request: TransitionRequest,
  ): Promise<TransitionDecision>
  /** What people vouch for while it is in its present state. @throws RegistryError as `get` */
  checklist(service: string, endpoint: string): Promise<readonly ChecklistItemView[]>
  /** @throws RegistryError `checklist-item-unknown`, `invalid-input`, and as `get` */
  tick(
    actor: Actor,
    service: string,
    endpoint: string,
    item: string,
    input: TickInput,
  ): Promise<ChecklistItemView>
  /** Takes a tick back; harmless when there is none. @throws RegistryError as `tick` */
  clear(actor: Actor, service: string, endpoint: string, item: string): Promise<void>
}
