import type { Stored } from '../../../store/index.ts'
import type { Case } from '../cases/case.ts'
import { withArea } from '../cases/size-rows.ts'
import { createTally, type Tally } from '../tally.ts'
import type { FactProgress, FactRecord, FactState } from './fact-documents.ts'
import { isCopy, withCopies, type MadeRecord } from './make-record.ts'
import type { FactCollections } from './write-batch.ts'

/**
 * What changes when these records are made anew: they themselves, those that begin or cease to be copies through them, and
 * the sums of every place that one of them lies in.
 */
export async function planBatch(
  { records }: Pick<FactCollections, 'records'>,
  made: ReadonlyMap<string, MadeRecord>,
  batch: number,
  progress: FactProgress,
): Promise<NonNullable<FactState['begun']>> {
  const present = await readAll(records, [...made.keys()])
  const wanted = new Map(made)
  const contents = new Set(
    [...made.values(), ...[...present.values()].map(({ value }) => value)].flatMap(
      ({ content }) => content ?? [],
    ),
  )
  const first = new Map<string, string>()
  for (const content of contents) {
    const other = await firstOther(records, content, made)
    const own = [...made].filter(([, record]) => record.content === content).map(([id]) => id)
    const least = [...own, ...(other === undefined ? [] : [other.id])].toSorted(byCodePoint)[0]
    if (least !== undefined) first.set(content, least)
    if (other === undefined || isCopy(other.value) === (other.id !== least)) continue
    present.set(other.id, other)
    wanted.set(other.id, other.value)
  }
  const changed: { readonly id: string; readonly record: FactRecord }[] = []
  const sums = new Map<string, Tally>()
  for (const [id, record] of wanted) {
    const before = present.get(id)?.value
    const now = withCopies(id, record, first.get(record.content ?? ''))
    if (before !== undefined && isSame(before, now)) continue
    changed.push({ id, record: { ...now, batch } })
    for (const place of before === undefined ? [] : before.places) {
      tallyOf(sums, place).take(withArea(place, before?.places ?? [], before?.rows ?? []))
    }
    for (const place of now.places) {
      tallyOf(sums, place).add(withArea(place, now.places, now.rows))
    }
  }
  return {
    progress,
    records: changed,
    sums: [...sums].flatMap(([scope, tally]) => {
      const rows = tally.rows().map((row) => [...row] as FactRecord['rows'][number])
      return rows.length === 0 ? [] : [{ scope, rows }]
    }),
  }
}

async function readAll(
  records: FactCollections['records'],
  ids: readonly string[],
): Promise<Map<string, Stored<FactRecord>>> {
  return new Map((await records.getMany(ids)).map((stored) => [stored.id, stored]))
}

/** The first record with a content, apart from those that are made anew. */
async function firstOther(
  records: FactCollections['records'],
  content: string,
  made: ReadonlyMap<string, MadeRecord>,
): Promise<Stored<FactRecord> | undefined> {
  const limit = Math.min(made.size + 1, 500)
  const { items } = await records.find({ where: { content: { eq: content } }, sort: ['id'], limit })
  return items.find(({ id }) => !made.has(id))
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : 1
}

function isSame(before: MadeRecord, now: MadeRecord): boolean {
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(now))
}

function partsOf({ kind, id, subject, weight, from, until, because }: Case): unknown {
  const words = Object.entries(because.words).toSorted(([a], [b]) => byCodePoint(a, b))
  return [kind, id, subject, weight, from, until, because.key, words]
}

/** However a store orders the members of what it keeps. */
function sorted(record: MadeRecord): unknown {
  const { places, composes, content, facts, inTheWayOf, rows, cases, caseKeys } = record
  return [places, composes, content, facts, inTheWayOf, rows, cases?.map(partsOf), caseKeys]
}

function tallyOf(sums: Map<string, Tally>, place: string): Tally {
  const tally = sums.get(place) ?? createTally()
  sums.set(place, tally)
  return tally
}
