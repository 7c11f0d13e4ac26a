import type { SavedSearch } from '../../api/schemas.ts'

/** Where a saved search is made again: with the older versions where they were searched, too. */
export function savedSearchPath({
  query,
  versions,
}: Pick<SavedSearch, 'query' | 'versions'>): string {
  const asked = { q: query, ...(versions === 'all' && { versions }) }
  return `/search?${new URLSearchParams(asked).toString()}`
}
