import type { ServiceView } from '../model.ts'
import type { Actor } from '../ports.ts'
import type { OfferAnswer } from '../offers.ts'
import type { MergeInput } from './merge-input.ts'

/** What becomes of one thing when a service is merged into another. */
export interface MergeStep {
  readonly kind:
    | 'name'
    | 'version'
    | 'subscription'
    | 'consumer'
    | 'endpoint'
    | 'waiver'
    | 'charter'
    | 'tag'
    | 'rest'
  /** What it is about, as people name it: a version, a consumer, an address. */
  readonly subject: string
  /** `carried`: it goes along; `same`: it is there already; `stays`: it ends with the service; `refused`: the merge has to wait for it. */
  readonly outcome: 'carried' | 'same' | 'stays' | 'refused'
  /** What it is called afterwards, where that is another name. */
  readonly as?: string | undefined
  /** Why, and what to do where it is refused. */
  readonly reason?: string | undefined
}

/** What a merge would do; nothing is changed by asking. */
export interface MergePlan {
  readonly from: string
  readonly into: string
  readonly steps: readonly MergeStep[]
  /** Whether nothing refuses. */
  readonly possible: boolean
}

/**
 * Two services become one. It takes both sides, as a handover does: whoever decides about the one offers, and whoever
 * decides about the other accepts. Names, published versions, agreements and endpoints go along; nothing published is lost.
 */
export interface Merging {
  /** @throws RegistryError `service-not-found`, `invalid-input` */
  plan(from: string, input: MergeInput): Promise<MergePlan>
  /** @throws RegistryError as `plan`; `merge-refused` with the plan, `merge-pending`, `handover-pending`, `stale-revision` */
  offer(actor: Actor, from: string, input: MergeInput, revision: number): Promise<ServiceView>
  /**
   * @returns the service that is left: after `accept` the one that took the other in
   * @throws RegistryError `service-not-found`, `invalid-input`, `merge-not-found`, `merge-refused`, `stale-revision`
   */
  answer(actor: Actor, from: string, answer: OfferAnswer): Promise<ServiceView>
}
