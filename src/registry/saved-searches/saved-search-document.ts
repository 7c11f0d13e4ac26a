import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import { optionalText } from '../input-texts.ts'

export const savedSearchInput = z.strictObject({
  title: z.string().trim().min(1).max(200),
  query: z.string().trim().min(1).max(500),
  versions: z.enum(['latest', 'all']).default('latest'),
  reason: optionalText(2_000),
})
export type SavedSearchInput = z.input<typeof savedSearchInput>

const savedSearch = z.object({
  /** The account that saved it, and that is told. */
  owner: z.string(),
  title: z.string(),
  query: z.string(),
  versions: z.enum(['latest', 'all']),
  createdAt: z.iso.datetime(),
})
export type SavedSearchDocument = z.infer<typeof savedSearch>

export const SAVED_SEARCHES: CollectionDeclaration<SavedSearchDocument> = {
  name: 'saved-searches',
  schema: savedSearch,
  indexes: [{ name: 'by-owner', fields: ['owner', 'createdAt'] }],
}

const searchMatches = z.object({
  /** Digests of what matched so far, the latest last; what matched once is never new again. */
  known: z.array(z.string()),
  matches: z.number(),
  lookedAt: z.iso.datetime(),
})
export type SearchMatches = z.infer<typeof searchMatches>

/** What a saved search found when it was last looked, by its id. Derived, so its writes have no event. */
export const SAVED_SEARCH_MATCHES: CollectionDeclaration<SearchMatches> = {
  name: 'saved-search-matches',
  schema: searchMatches,
  indexes: [],
}
