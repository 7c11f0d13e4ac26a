import type { ServiceKind } from '../model.ts'
import type { Actor } from '../ports.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { TaxonomyInput } from './taxonomy-input.ts'

export interface TaxonomyValue {
  readonly id: string
  readonly title: string
  /** The value that this one lies below. */
  readonly parent?: string | undefined
}

/** A scheme by which services are classified. */
export interface TaxonomyView {
  readonly id: string
  readonly title: string
  readonly description: string | undefined
  /** The kinds of services that it is for; absent: all. */
  readonly kinds: readonly ServiceKind[] | undefined
  /** Every service of these kinds has to have a value. */
  readonly required: boolean
  /** A service may have several values. */
  readonly multiple: boolean
  /** Any value is accepted; those that are listed are proposals. */
  readonly open: boolean
  readonly values: readonly TaxonomyValue[]
  /** The member of a service that holds the values: one of its own, or an entry of `classification`. */
  readonly member: string
  /** 0 for one that ships and was never changed. */
  readonly revision: number
}

/** How many services a value classifies. */
export interface TermCount {
  /** The id of the value. */
  readonly value: string
  /** Those that have this very value. */
  readonly services: number
  /** Those that have it, or one below it; each once. */
  readonly withBelow: number
}

export interface Taxonomies {
  /** In the order of their ids: those that ship, as they were changed, and those that were made. */
  list(page?: PageRequest): Promise<ViewPage<TaxonomyView>>
  /** @throws RegistryError `taxonomy-not-found` */
  get(id: string): Promise<TaxonomyView>
  /** For each listed value, in their order. @throws RegistryError `taxonomy-not-found` */
  counts(id: string): Promise<readonly TermCount[]>
  /**
   * Makes a taxonomy, or replaces what is said of it; what services have stays as it is, and is checked when it is
   * changed next.
   * @throws RegistryError `invalid-name`, `invalid-input`, `revision-required`, `stale-revision`
   */
  put(
    actor: Actor,
    id: string,
    input: TaxonomyInput,
    revision?: number,
  ): Promise<{ readonly taxonomy: TaxonomyView; readonly created: boolean }>
}
