import type { DomainView } from '../model.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { Actor } from '../ports.ts'
import type { DomainInput } from './domain-input.ts'

export interface DomainCatalog {
  /** In the order of their paths, so that a parent comes before its children. */
  list(page?: PageRequest): Promise<ViewPage<DomainView>>
  /** @throws RegistryError `domain-not-found` */
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
}
