import { dayOf } from './days.ts'
import type { Evidence, FactDefinition, FactFigure, Scope } from './fact.ts'
import { sayOfItem } from './item-texts.ts'

/** A figure with how many of its items stand in the way of a better one. */
export interface CountedFact {
  readonly figure: FactFigure
  readonly inTheWay: number
}

/** Facts by their ids. */
export type Figures = ReadonlyMap<string, CountedFact>

/**
 * What items add to a fact from a day on, or from ever with no day: to the numerator, the denominator, and the items in the
 * way. Days to take the median of are counted one by one, everything else under 0.
 */
export type Row = readonly [
  fact: string,
  days: number,
  from: string,
  numerator: number,
  denominator: number,
  inTheWay: number,
]

/** What a portfolio adds to facts, on whatever day. */
export function rowsOf(definitions: Iterable<FactDefinition>, portfolio: Evidence): readonly Row[] {
  const tally = createTally()
  for (const definition of definitions) {
    const { id, unit, better } = definition
    for (const { counted, amount = 1, from = '', until } of definition.spans(portfolio)) {
      if (until !== undefined && until <= from) continue
      const days = unit === 'days' ? amount : 0
      const numerator = counted && unit !== 'days' ? amount : 0
      const inTheWay = unit !== 'days' && counted === (better === 'down') ? 1 : 0
      const row: Row = [id, days, from, numerator, 1, inTheWay]
      tally.add([row])
      if (until !== undefined) tally.take([[id, days, until, numerator, 1, inTheWay]])
    }
  }
  return tally.rows()
}

/** Adds rows up. */
export interface Tally {
  add(rows: Iterable<Row>): void
  take(rows: Iterable<Row>): void
  /** @param until the day up to which rows are made one, since nobody asks about days before it any more */
  rows(until?: string): readonly Row[]
  figures(definitions: Iterable<FactDefinition>, frame: TallyFrame): Figures
}

export interface TallyFrame {
  readonly at: Date
  readonly scope: Scope
}

interface Sum {
  readonly fact: string
  readonly days: number
  readonly from: string
  numerator: number
  denominator: number
  inTheWay: number
}

export function createTally(rows: Iterable<Row> = []): Tally {
  const sums = new Map<string, Sum>()
  const change = (changed: Iterable<Row>, sign: 1 | -1): void => {
    for (const [fact, days, from, numerator, denominator, inTheWay] of changed) {
      const key = `${fact} ${days} ${from}`
      const sum = sums.get(key) ?? { fact, days, from, numerator: 0, denominator: 0, inTheWay: 0 }
      sum.numerator += sign * numerator
      sum.denominator += sign * denominator
      sum.inTheWay += sign * inTheWay
      sums.set(key, sum)
    }
  }
  change(rows, 1)
  return {
    add: (more) => change(more, 1),
    take: (less) => change(less, -1),
    rows: (until) => {
      const folded = until === undefined ? [...sums.values()] : foldedUpTo(until, sums.values())
      return folded.flatMap(({ fact, days, from, numerator, denominator, inTheWay }) =>
        numerator === 0 && denominator === 0 && inTheWay === 0
          ? []
          : [[fact, days, from, numerator, denominator, inTheWay] as const],
      )
    },
    figures: (definitions, frame) => {
      const byFact = new Map<string, Sum[]>()
      for (const sum of foldedUpTo(dayOf(frame.at), sums.values())) {
        if (sum.from !== '') continue
        byFact.set(sum.fact, [...(byFact.get(sum.fact) ?? []), sum])
      }
      return new Map(
        Array.from(definitions, (definition) => [
          definition.id,
          countedFact(definition, byFact.get(definition.id) ?? [], frame),
        ]),
      )
    },
  }
}

function foldedUpTo(day: string, sums: Iterable<Sum>): readonly Sum[] {
  const folded = new Map<string, Sum>()
  for (const sum of sums) {
    const from = sum.from <= day ? '' : sum.from
    const key = `${sum.fact} ${sum.days} ${from}`
    const present = folded.get(key)
    if (present === undefined) {
      folded.set(key, { ...sum, from })
      continue
    }
    present.numerator += sum.numerator
    present.denominator += sum.denominator
    present.inTheWay += sum.inTheWay
  }
  return [...folded.values()]
}

/** Unknown, not zero, when the population is too small to say anything. */
function countedFact(
  { id, area, name, definition, unit, better, minimum }: FactDefinition,
  sums: readonly Sum[],
  { at, scope }: TallyFrame,
): CountedFact {
  const total = (of: (sum: Sum) => number): number => sums.reduce((all, sum) => all + of(sum), 0)
  const denominator = total((sum) => sum.denominator)
  const isKnown = denominator >= Math.max(minimum, 1)
  const median = unit === 'days' && isKnown ? medianOf(sums, denominator) : undefined
  const beyond = sums.filter(({ days }) => median !== undefined && days > median)
  const numerator =
    unit === 'days'
      ? denominator - beyond.reduce((all, sum) => all + sum.denominator, 0)
      : total((sum) => sum.numerator)
  return {
    figure: {
      ...{ id, area, name, definition, unit, better },
      scope,
      asOf: at.toISOString(),
      value: isKnown ? (median ?? numerator / denominator) : null,
      numerator,
      denominator,
      ...(!isKnown && {
        unknownBecause: sayOfItem('fact.unknown', {
          ...{ found: denominator, minimum: Math.max(minimum, 1) },
        }),
      }),
    },
    inTheWay: unit === 'days' ? denominator - numerator : total((sum) => sum.inTheWay),
  }
}

/** The lower of the two in the middle, so that it is a time that something took. */
function medianOf(sums: readonly Sum[], count: number): number {
  let seen = 0
  for (const { days, denominator } of sums.toSorted((a, b) => a.days - b.days)) {
    seen += denominator
    if (seen >= count / 2) return days
  }
  return 0
}
