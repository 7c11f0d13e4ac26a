import type { ObservedRow } from './observation-documents.ts'
import type { Seen } from './observation.ts'

/** A call of which is known what it was about. */
export interface Attributed {
  readonly seen: Seen
  readonly service: string
  readonly consumer: string
  readonly operation: string
  readonly version: string
  readonly environment: string
}

/** Distinct rows of a service and day; what comes beyond is counted without telling it apart. */
export const MOST_ROWS = 2_000
/** Stands for all consumers or operations that a day has too many of. */
export const OTHERS = '(others)'

/** Adds calls up into rows. @returns the rows, those that were there first */
export function addCalls(
  rows: readonly ObservedRow[],
  calls: readonly Attributed[],
): readonly ObservedRow[] {
  const kept = new Map(rows.map((row) => [keyOf(row), { ...row }]))
  for (const { seen, consumer, operation, version, environment } of calls) {
    const said = { consumer, operation, version, environment }
    const isNew = !kept.has(keyOf(said))
    const named =
      isNew && kept.size >= MOST_ROWS
        ? { consumer: OTHERS, operation: OTHERS, version: '', environment: '' }
        : said
    const key = keyOf(named)
    const at = seen.at.toISOString()
    const row = kept.get(key) ?? { ...named, calls: 0, errors: 0, firstAt: at, lastAt: at }
    row.calls += seen.count
    // Proxies write 0 where nobody answered.
    if (seen.status === 0 || (seen.status ?? 200) >= 400) row.errors += seen.count
    if (at < row.firstAt) row.firstAt = at
    if (at > row.lastAt) row.lastAt = at
    kept.set(key, row)
  }
  return [...kept.values()]
}

function keyOf({
  consumer,
  operation,
  version,
  environment,
}: Pick<ObservedRow, 'consumer' | 'operation' | 'version' | 'environment'>): string {
  return JSON.stringify([consumer, operation, version, environment])
}
