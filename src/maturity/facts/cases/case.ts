import { z } from 'zod'
import { dayOf, isOn } from '../days.ts'
import type { ReportText } from '../../report/texts.ts'
import type { Row } from '../tally.ts'

/**
 * Something that a report shows of a service: trouble with it, or how it stands in its activity. Kept with what the
 * service adds to facts, so that a report finds the heaviest ones without reading all services.
 */
export const caseSchema = z.object({
  /** What it is a case of; see `CASE_KINDS`. */
  kind: z.string(),
  /** A service (`domain/name`) or a version (`domain/name@1.2.0`). */
  id: z.string(),
  /** Its subject in the ledger. */
  subject: z.string(),
  /** The heavier, the further to the front: systems that it touches, or faults. */
  weight: z.number(),
  /** The first day on which it is one; absent: ever since. */
  from: z.string().exactOptional(),
  /** The key of a sentence of the report, and what stands in it. */
  because: z.object({
    key: z.string(),
    words: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
})
export type Case = z.infer<typeof caseSchema>

/** A sentence to be said when the case is shown. */
export function caseOf(key: ReportText, words: Case['because']['words']): Case['because'] {
  return { key, words }
}

/** Kinds of cases that may begin on a later day; those of any other kind are cases at once. */
const LATER: ReadonlySet<string> = new Set(['overdue-sunset', 'orphan'])

/** How many cases of each kind and weight there are, among rows. */
const ROW = 'case:'

export function rowsOfCases(cases: readonly Case[]): readonly Row[] {
  return cases.map(({ kind, weight, from = '' }) => [`${ROW}${kind}`, weight, from, 0, 1, 0])
}

/** Weights of the cases of a kind with how many there are of each, the heaviest first. */
export function weightsIn(
  rows: readonly Row[],
  kind: string,
): readonly (readonly [number, number])[] {
  return rows
    .flatMap(([fact, weight, from, , count]) =>
      fact === `${ROW}${kind}` && from === '' && count > 0 ? [[weight, count] as const] : [],
    )
    .toSorted(([a], [b]) => b - a)
}

/** What the cases of a record are found by: kind, place, weight, and for kinds that may begin later the day. */
export function keysOfCases(cases: readonly Case[], places: readonly string[]): string[] {
  const keys = cases.flatMap(({ kind, weight, from = '' }) =>
    places.map((place) => {
      const key = keyOf(kind, place, weight)
      return LATER.has(kind) ? `${key}|${from}` : key
    }),
  )
  return [...new Set(keys)]
}

/** The condition on keys for the cases of a kind and weight in a place on a day. */
export function keysFor(
  kind: string,
  place: string,
  weight: number,
  day: string,
): { readonly eq: string } | { readonly gte: string; readonly lte: string } {
  const key = keyOf(kind, place, weight)
  return LATER.has(kind) ? { gte: `${key}|`, lte: `${key}|${day}` } : { eq: key }
}

export function isCaseOn(day: Date | string, { from }: Case): boolean {
  return isOn(dayOf(day), from === undefined ? {} : { from })
}

function keyOf(kind: string, place: string, weight: number): string {
  return `${kind}|${place}|${weight}`
}
