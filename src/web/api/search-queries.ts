/** Questions of the search, and the searches that people keep. */
import type { QueryKey } from '@tanstack/react-query'
import { longestPage, ask, type Question } from './question.ts'
import type { SavedSearchList, SearchFacets, SearchResult } from './schemas.ts'

/** @param words what to look for; nothing is asked while they are empty */
export function searchQuery(
  words: string,
  versions: 'latest' | 'all' = 'latest',
  asOf = '',
): Question<SearchResult> {
  return {
    ...ask<SearchResult>(['search', words, versions, asOf], '/search', {
      q: words,
      limit: 200,
      asOf,
      ...(versions === 'all' && asOf === '' && { versions }),
    }),
    enabled: words !== '',
  }
}

/** The searches that whoever is signed in keeps. */
export const savedSearchesQuery: Question<SavedSearchList> & { readonly queryKey: QueryKey } = ask(
  ['saved searches'],
  '/saved-searches',
  { limit: longestPage },
)

export const searchFacetsQuery: Question<SearchFacets> = ask(['search facets'], '/search/facets')
