import { withArea } from '../cases/size-rows.ts'
import { duplicateRate } from '../ownership/duplicate-rate.ts'
import { createTally, type Row, type Tally } from '../tally.ts'
import type { FactDefinition } from '../fact.ts'
import { recordOfService, type MadeRecord } from './make-record.ts'
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
  const tallyOf = (place: string): Tally => {
    const tally = sums.get(place) ?? createTally()
    sums.set(place, tally)
    return tally
  }
  const add = (record: MadeRecord): void => {
    for (const place of record.places) {
      tallyOf(place).add(withArea(place, record.places, record.rows))
    }
  }
  const copies = createCopies((places, row) => {
    for (const place of places) tallyOf(place).add([row])
  })
  for await (const piece of services) {
    for (const read of piece) {
      const record = recordOfService(definitions, read)
      const id = registeredId(read.entry)
      add(record)
      onService(record, id)
      if (record.content !== undefined) copies.add(record.content, { id, places: record.places })
    }
  }
  for await (const other of others) add(recordOfOther(definitions, other))
  return (places) => {
    const tally = createTally()
    for (const place of places) tally.add(sums.get(place)?.rows() ?? [])
    return tally
  }
}

/** A service with a contract, as far as copies are concerned. */
interface Holder {
  readonly id: string
  readonly places: readonly string[]
}

/** Counts copies while services come in any order; of each content it keeps the first service alone. */
function createCopies(count: (places: readonly string[], row: Row) => void): {
  add(content: string, holder: Holder): void
} {
  const first = new Map<string, Holder>()
  const known = new Map<string, readonly string[]>()
  /** Services lie in few places, and there may be very many services. */
  const once = (places: readonly string[]): readonly string[] => {
    const key = places.join(' ')
    const found = known.get(key) ?? places
    known.set(key, found)
    return found
  }
  return {
    add(content, { id, places }) {
      const before = first.get(content)
      if (before !== undefined && before.id < id) {
        count(places, [duplicateRate.id, 0, '', 1, 1, 1])
        return
      }
      count(places, [duplicateRate.id, 0, '', 0, 1, 0])
      if (before !== undefined) count(before.places, [duplicateRate.id, 0, '', 1, 0, 1])
      first.set(content, { id, places: once(places) })
    },
  }
}
