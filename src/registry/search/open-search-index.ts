import type { Collection, Store } from '../../store/index.ts'
import type { Clock } from '../ports.ts'
import { createFacetCounters, type FacetCounters, SEARCH_FACETS } from './facets.ts'
import { type OlderVersions, SEARCH_INDEX, SEARCH_OLDER, type SearchPart } from './search-index.ts'
import { createVocabulary, SEARCH_WORDS, type Vocabulary } from './vocabulary.ts'

/** What services are found by, as it is kept. */
export interface SearchStock {
  readonly parts: Collection<SearchPart>
  readonly older: Collection<OlderVersions>
  readonly facets: FacetCounters
  readonly vocabulary: Vocabulary
}

export async function openSearchIndex(
  store: Store,
  clock: Clock,
  newId: () => string,
): Promise<SearchStock> {
  const parts = await store.collection(SEARCH_INDEX)
  return {
    parts,
    older: await store.collection(SEARCH_OLDER),
    facets: createFacetCounters(await store.collection(SEARCH_FACETS), parts),
    vocabulary: createVocabulary(await store.collection(SEARCH_WORDS), clock, newId),
  }
}
