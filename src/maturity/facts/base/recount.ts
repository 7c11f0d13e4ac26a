import { withArea } from '../cases/size-rows.ts'
import { createTally, type Tally } from '../tally.ts'
import type { FactDefinition } from '../fact.ts'
import { NO_RECORD, recordOfService, withCopies, type MadeRecord } from './make-record.ts'
import { recordOfOther, type PlacedEvidence } from './governance-source.ts'
import type { ReadService } from './read-service.ts'
import { registeredId } from '../../portfolio.ts'

/** What the facts of every place are counted from, a piece at a time. */
export interface CountedFrom {
  readonly services: AsyncIterable<readonly ReadService[]>
  readonly others: AsyncIterable<PlacedEvidence> | Iterable<PlacedEvidence>
}

/** The sums of places; those of a place that nothing lies in are none. */
export type SumsOf = (places: readonly string[]) => Tally

const NOBODY: readonly PlacedEvidence[] = []

/**
 * Counts everything from nothing: the sums that a fact base has of the same. Memory grows with places and contracts alone.
 * @param onService hears of every service, by the name of its registration
 */
export async function recount(
  definitions: readonly FactDefinition[],
  { services, others = NOBODY }: Pick<CountedFrom, 'services'> & Partial<CountedFrom>,
  onService: (record: MadeRecord, id: string) => void = () => undefined,
): Promise<SumsOf> {
  const sums = new Map<string, Tally>()
  const add = (record: MadeRecord): void => {
    for (const place of record.places) {
      const tally = sums.get(place) ?? createTally()
      sums.set(place, tally)
      tally.add(withArea(place, record.places, record.rows))
    }
  }
  const withContent: { readonly id: string; readonly record: MadeRecord }[] = []
  const first = new Map<string, string>()
  for await (const piece of services) {
    for (const read of piece) {
      const record = recordOfService(definitions, read)
      const id = registeredId(read.entry)
      add(record)
      onService(record, id)
      const { content } = record
      if (content === undefined) continue
      // Its places alone are asked for again, and there may be very many.
      withContent.push({ id, record: { ...NO_RECORD, places: record.places, content } })
      const earlier = first.get(content)
      if (earlier === undefined || id < earlier) first.set(content, id)
    }
  }
  // Whether a contract is a copy can be told when all are known.
  for (const { id, record } of withContent) {
    add(withCopies(id, record, first.get(record.content ?? '')))
  }
  for await (const other of others) add(recordOfOther(definitions, other))
  return (places) => {
    const tally = createTally()
    for (const place of places) tally.add(sums.get(place)?.rows() ?? [])
    return tally
  }
}
