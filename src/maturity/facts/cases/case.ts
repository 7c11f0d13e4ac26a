import { z } from 'zod'
import type { Comparison } from '../../../store/index.ts'
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
  /** The first day on which it is none any more; absent: for ever. */
  until: z.string().exactOptional(),
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

/** Kinds of cases that may begin on a later day. */
const LATER: ReadonlySet<string> = new Set(['overdue-sunset', 'no-owner'])
/** Kinds of cases that may begin or end on a later day; those of any other kind are cases at once and for ever. */
const isAtTimes = (kind: string): boolean => kind === 'orphan' || kind.startsWith('activity:')
/** Marks the day in the key of a case that begins, or ends, on it. */
const BEGINS = '<'
const ENDS = '>'
const LAST = '~' // after every day

/** How many cases of each kind and weight there are, among rows. */
const ROW = 'case:'

export function rowsOfCases(cases: readonly Case[]): readonly Row[] {
  return cases.flatMap(({ kind, weight, from = '', until }) => [
    [`${ROW}${kind}`, weight, from, 0, 1, 0] as const,
    ...(until === undefined ? [] : [[`${ROW}${kind}`, weight, until, 0, -1, 0] as const]),
  ])
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

/** What the cases of a record are found by: kind, place, weight, and the day on which they end, or else begin. */
export function keysOfCases(cases: readonly Case[], places: readonly string[]): string[] {
  const keys = cases.flatMap(({ kind, weight, from, until }) => {
    const day = until === undefined ? from && `${BEGINS}${from}` : `${ENDS}${until}`
    return places.map((place) => `${keyOf(kind, place, weight)}${day ?? ''}`)
  })
  return [...new Set(keys)]
}

/** The conditions on keys, of which one holds, for the cases of a kind and weight in a place on a day. */
export function keysFor(
  kind: string,
  place: string,
  weight: number,
  day: string,
): readonly Comparison[] {
  const key = keyOf(kind, place, weight)
  const begun = { gte: key, lte: `${key}${BEGINS}${day}` }
  if (LATER.has(kind)) return [begun]
  if (!isAtTimes(kind)) return [{ eq: key }]
  return [begun, { gt: `${key}${ENDS}${day}`, lte: `${key}${ENDS}${LAST}` }]
}

export function isCaseOn(day: Date | string, one: Case): boolean {
  return isOn(dayOf(day), one)
}

function keyOf(kind: string, place: string, weight: number): string {
  return `${kind}|${place}|${weight}|`
}
