import type { AuthorityDecision, DomainView } from '../model.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { Actor } from '../ports.ts'
import type { OfferAnswer } from '../offers.ts'
import type { DomainInput, DomainMoveInput } from './domain-input.ts'

/** What moving a domain would do, and what refuses it; nothing is changed by asking. */
export interface DomainMovePlan {
  readonly from: string
  readonly to: string
  /** How many domains lie in it. */
  readonly domains: number
  /** How many services lie in it and in those. */
  readonly services: number
  /** What the move has to wait for, at most 100, each with what to do. */
  readonly refusals: readonly { readonly subject: string; readonly reason: string }[]
  readonly possible: boolean
  /** Whether the one who asks may move the domain. */
  readonly leaves: AuthorityDecision
  /** Whether they may take it in where it goes; absent where it stays in the same domain. */
  readonly enters?: AuthorityDecision | undefined
}

export interface DomainCatalog {
  /** In the order of their paths, so that a parent comes before its children. */
  list(page?: PageRequest): Promise<ViewPage<DomainView>>
  /** @throws RegistryError `domain-not-found`, `domain-moved` with the present path */
  get(path: string): Promise<DomainView>
  /**
   * Creates a domain, or replaces what is said about an existing one.
   * @param revision the revision that a replacement is based on
   * @throws RegistryError `invalid-name`, `invalid-input`, `domain-not-found` for the parent,
   *   `revision-required` and `stale-revision` when the domain exists
   */
  put(
    actor: Actor,
    path: string,
    input: DomainInput,
    revision?: number,
  ): Promise<{ readonly domain: DomainView; readonly created: boolean }>
  /** The path that the domain has now which ever had this one; the path itself where there is none. */
  presentPath(path: string): Promise<string>
  /** The present path of the domain that has or had this one, and after it those that it had before. */
  pathsOf(path: string): Promise<readonly string[]>
  /** @throws RegistryError `domain-not-found`, `domain-moved`, `invalid-name`, `invalid-input` */
  planMove(actor: Actor, path: string, input: DomainMoveInput): Promise<DomainMovePlan>
  /**
   * Gives a domain another path, and with it everything that lies in it; the former paths and names lead on and are never
   * given again. Whoever may not decide about the place that it goes to leaves an offer, which those answer who may.
   * @returns the domain: with `relocation` as long as that is not answered, with `following` as long as services follow
   * @throws RegistryError as `planMove`; `domain-move-refused` with the plan, `domain-move-pending`, `domain-exists`,
   *   `stale-revision`
   */
  move(actor: Actor, path: string, input: DomainMoveInput, revision: number): Promise<DomainView>
  /** @throws RegistryError as `move`; `domain-move-not-found` */
  answerMove(actor: Actor, path: string, answer: OfferAnswer): Promise<DomainView>
}
