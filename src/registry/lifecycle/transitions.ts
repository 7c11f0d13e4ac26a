/** The ports of transitions and of the decisions about them, as `Registry` offers them. */
import type { Phase, TransitionDecision, TransitionPreview } from '../model.ts'
import type { Actor } from '../ports.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { DecisionReplay } from './replay-decision.ts'

/** Asking for a transition. */
export interface TransitionRequest {
  /** The state to reach. */
  readonly to: string
  readonly reason?: string | undefined
  /** ISO 8601 date or instant: when a deprecation's notice ends. */
  readonly sunsetAt?: string | undefined
  /** The revision that was looked at; another one is not moved. */
  readonly revision?: number | undefined
}

/** Where a subject stands in its lifecycle. */
export interface TransitionOverview {
  readonly state: string
  readonly phase: Phase
  /** The definition that it began under, or was moved to. */
  readonly lifecycle: { readonly id: string; readonly version: string }
  /** What a request can be based on; 0 of what was never moved. */
  readonly revision: number
  /** In the order of the lifecycle. */
  readonly available: readonly TransitionPreview[]
  /** The newest 500 decisions, newest first, refusals included. */
  readonly history: readonly TransitionDecision[]
}

/** The transitions of contract versions. */
export interface Transitions {
  /** What leads on for this actor, as the gates stand now. @throws RegistryError as `VersionCatalog.get` */
  overview(actor: Actor, service: string, selector: string): Promise<TransitionOverview>
  /**
   * Takes a transition if its gate holds. The decision is recorded whether it allows or refuses.
   * @throws RegistryError `not-allowed` (recorded, with the decision), `version-not-found`,
   *   `transition-unknown`, `invalid-input`, `stale-revision`
   */
  request(
    actor: Actor,
    service: string,
    version: string,
    request: TransitionRequest,
  ): Promise<TransitionDecision>
}

/** The life of the business capability behind a service: whether the organisation wants it at all. */
export interface CharterTransitions {
  /** @throws RegistryError `service-not-found` */
  overview(actor: Actor, service: string): Promise<TransitionOverview>
  /** As `Transitions.request`. @throws RegistryError `service-not-found` and as there */
  request(actor: Actor, service: string, request: TransitionRequest): Promise<TransitionDecision>
}

/** Which decisions; all of them unless said otherwise. */
export interface DecisionQuery extends PageRequest {
  /** Those about the versions of this service. */
  readonly service?: string | undefined
}

/** Every decision about a transition, of whatever subject, refusals included. */
export interface Decisions {
  /** By subject, then by time. @throws RegistryError `invalid-cursor` */
  list(query?: DecisionQuery): Promise<ViewPage<TransitionDecision>>
  /** @throws RegistryError `decision-not-found` */
  get(id: string): Promise<TransitionDecision>
  /**
   * Judges a decision again, by the lifecycle that it was made under and the facts that were recorded.
   * @throws RegistryError `decision-not-found`
   */
  replay(id: string): Promise<DecisionReplay>
}
