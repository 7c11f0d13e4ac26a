import type { Criterion, Effort } from '../assessment.ts'
import type { CountedFact } from '../facts/tally.ts'
import type { FactDefinition } from '../facts/fact.ts'
import type { MaturityModel } from '../models/maturity-model.ts'

const ROUNDING = 1e-9 // of thresholds that binary fractions do not hit

/**
 * Estimates what it takes to bring a figure to its threshold: the fewest items that have to change, each with the days that
 * the model gives for what is done to it. Where too little is known to judge, it says how many items are lacking; nobody can say
 * how long that takes.
 */
export function effortOf(
  criterion: Criterion,
  counted: CountedFact,
  { act, minimum }: Pick<FactDefinition, 'act' | 'minimum'>,
  effort: MaturityModel['effort'],
): Effort {
  if (criterion.value === null) {
    return { act, left: Math.max(minimum - counted.figure.denominator, 0), days: null }
  }
  const left = Math.max(
    act === 'practice' ? timesLeft(criterion, counted) : itemsLeft(criterion, counted),
    1,
  )
  return { act, left, days: left * effort[act] }
}

/** Items that have to count, or no longer count, among as many as there are. */
function itemsLeft({ op, threshold }: Criterion, { figure, inTheWay }: CountedFact): number {
  if (op === undefined || threshold === undefined || figure.unit === 'days') return inTheWay
  const wanted = threshold * figure.denominator
  return op.startsWith('<')
    ? Math.ceil(figure.numerator - wanted - ROUNDING)
    : Math.ceil(wanted - figure.numerator - ROUNDING)
}

/** What was done stays done: how often it has to be right in a row until the share is. */
function timesLeft({ op, threshold }: Criterion, { figure, inTheWay }: CountedFact): number {
  const { numerator, denominator, unit } = figure
  if (op === undefined || threshold === undefined || unit !== 'share') return inTheWay
  const times = op.startsWith('<')
    ? numerator / threshold - denominator
    : (threshold * denominator - numerator) / (1 - threshold)
  // With a threshold that allows no exception, what was done has to grow old first.
  return Number.isFinite(times) ? Math.ceil(times - ROUNDING) : inTheWay
}
