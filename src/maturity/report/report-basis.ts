import { weightsIn, isCaseOn, type Case } from '../facts/cases/case.ts'
import type { FactBase } from '../facts/base/fact-base.ts'
import { recount, type CountedFrom } from '../facts/base/recount.ts'
import { dayOf } from '../facts/days.ts'
import type { Row, Tally } from '../facts/tally.ts'

/** What a report is made of: how much there is of what in places, and the heaviest cases. */
export interface ReportBasis {
  /** The rows of places that count on the day, added up. */
  rows(places: readonly string[]): Promise<readonly Row[]>
  /** The first cases of a kind among the rows of places, the heaviest first, at most `MOST_CASES`. */
  cases(kind: string, places: readonly string[], rows: readonly Row[]): Promise<readonly Case[]>
}

/** What a report carries of each count; the facts list all. */
export const MOST_CASES = 100

/** From what is kept, which costs no more in a large registry than in a small one. */
export function basisOfKept(base: FactBase, at: Date): ReportBasis {
  const day = dayOf(at)
  return {
    rows: async (places) => rowsOn(day, await base.sumsOf(places)),
    cases: (kind, places, rows) =>
      base.cases({ kind, places, day, weights: weightsIn(rows, kind), most: MOST_CASES }),
  }
}

/**
 * Counted from nothing, where nothing is kept: of the past, and while it is being made.
 * @param places those whose cases will be asked for
 */
export async function basisOfRecount(
  { services }: Pick<CountedFrom, 'services'>,
  places: readonly string[],
  at: Date,
): Promise<ReportBasis> {
  const day = dayOf(at)
  const within = new Set(places)
  const first = createFirstCases()
  const sumsOf = await recount([], { services }, (record, id) => {
    if (!record.places.some((place) => within.has(place))) return
    for (const one of record.cases ?? []) if (isCaseOn(day, one)) first.add(one, id)
  })
  return {
    rows: (asked) => Promise.resolve(rowsOn(day, sumsOf(asked))),
    cases: (kind) => Promise.resolve(first.of(kind)),
  }
}

function rowsOn(day: string, tally: Tally): readonly Row[] {
  return tally.rows(day).filter(([, , from]) => from === '')
}

interface FirstCases {
  add(one: Case, service: string): void
  of(kind: string): readonly Case[]
}

/** Keeps the first cases of each kind in the order in which they are found where they are kept. */
function createFirstCases(): FirstCases {
  const byKind = new Map<string, { readonly one: Case; readonly service: string }[]>()
  const sorted = (kind: string): { readonly one: Case; readonly service: string }[] =>
    (byKind.get(kind) ?? [])
      .toSorted(
        (a, b) =>
          b.one.weight - a.one.weight ||
          (a.service < b.service ? -1 : a.service === b.service ? 0 : 1),
      )
      .slice(0, MOST_CASES)
  return {
    add(one, service) {
      const kept = byKind.get(one.kind) ?? []
      kept.push({ one, service })
      byKind.set(one.kind, kept)
      // Now and then, so that a large registry keeps little in memory.
      if (kept.length >= 10 * MOST_CASES) byKind.set(one.kind, sorted(one.kind))
    },
    of: (kind) => sorted(kind).map(({ one }) => one),
  }
}
