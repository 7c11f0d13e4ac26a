/** Questions about imports, and about where services came from. */
import { servicePath } from './names.ts'
import { ask, askPages, type PagedQuestion, type Question } from './question.ts'
import type { Import, ImportEntryList, ImportList, ImportOutcome, OriginList } from './schemas.ts'

/** What is and was imported; each import's own questions begin with the same key. */
export const importsQuery: PagedQuestion<ImportList> = askPages(['imports', 'all'], '/imports', {})

/** An import, asked about again while it is under way. */
export function importQuery(id: string): Question<Import> {
  return {
    ...ask<Import>(['imports', id], `/imports/${encodeURIComponent(id)}`),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && ['planning', 'running', 'taking-back'].includes(data.state) && 1_000,
  }
}

/** @param outcome empty for all */
export function importEntriesQuery(
  { id, state }: Import,
  outcome: ImportOutcome | '',
): PagedQuestion<ImportEntryList> {
  const key = ['imports', id, 'entries', state, outcome]
  return askPages(key, `/imports/${encodeURIComponent(id)}/entries`, { outcome })
}

export function originsQuery(service: string): Question<OriginList> {
  return ask(['service', service, 'origins'], `${servicePath(service)}/origins`)
}
