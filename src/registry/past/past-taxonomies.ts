import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import { taxonomyIn, withShipped } from '../taxonomies/create-taxonomies.ts'
import type { TaxonomyView } from '../taxonomies/taxonomies.ts'
import type { TaxonomyDocument } from '../taxonomies/taxonomy-document.ts'
import type { PastCataloguePorts } from './past-catalogue.ts'
import type { PastStates } from './past-states.ts'

/** The schemes by which services were classified at a moment, with the values that they had. */
export interface PastTaxonomies {
  /** In the order of their ids; those that ship, as they shipped until they were changed. @throws RegistryError `past-unknown` */
  list(at: Date): Promise<readonly TaxonomyView[]>
  /** @throws RegistryError `taxonomy-not-found`, `past-unknown` */
  get(at: Date, id: string): Promise<TaxonomyView>
}

/** Taxonomies are never removed, so that those of today hold all of then. */
export function createPastTaxonomies({
  taxonomies,
  states,
}: Pick<PastCataloguePorts, 'taxonomies'> & { readonly states: PastStates }): PastTaxonomies {
  const list = async (at: Date): Promise<readonly TaxonomyView[]> => {
    const then: Stored<TaxonomyDocument>[] = []
    for await (const { id } of allPages(taxonomies, { sort: ['id'] })) {
      const taxonomy = await states.one<TaxonomyDocument>('taxonomy', id, at)
      if (taxonomy !== undefined) then.push(taxonomy)
    }
    return withShipped(then)
  }
  return { list, get: async (at, id) => taxonomyIn(await list(at), id) }
}
