import type { Facet } from '../../../../contracts/index.ts'
import { compareDecimals, decimalOf } from './decimals.ts'
import { compareDurations, durationOf } from './durations.ts'
import { compareMoments, momentOf } from './moments.ts'

/** Whether values have a next one, so that a limit that leaves itself out is one that counts the value beside it. */
export type ValueSpace = 'integers' | 'others'

/**
 * Orders two limits by the order of their values (XML Schema part 2, section 3.2): negative when the second allows
 * greater values, 0 when they are the same limit. Undefined where the order leaves it open, as with a month beside
 * thirty days, or where the values are none that have an order.
 *
 * @param side of limits with the same value the one that leaves the value itself out is lower from above (max)
 *   and higher from below (min)
 */
export function compareLimits(
  old: Facet,
  now: Facet,
  side: 'max' | 'min',
  space: ValueSpace,
): number | undefined {
  const one = limitOf(old, side, space)
  const other = limitOf(now, side, space)
  const order = compareValues(one.value, other.value)
  if (order !== 0) return order
  const difference = Number(other.isExclusive) - Number(one.isExclusive)
  return side === 'max' ? difference : -difference
}

/** The tightest of several limits of one side, which all apply. */
export function tightest(
  limits: readonly Facet[],
  side: 'max' | 'min',
  space: ValueSpace,
): Facet | undefined {
  let best: Facet | undefined
  for (const limit of limits) {
    const order = best === undefined ? 0 : compareLimits(best, limit, side, space)
    const isTighter = order !== undefined && (side === 'max' ? order > 0 : order < 0)
    if (best === undefined || isTighter) best = limit
  }
  return best
}

interface Limit {
  readonly value: string
  readonly isExclusive: boolean
}

function limitOf(facet: Facet, side: 'max' | 'min', space: ValueSpace): Limit {
  const value = facet.value.trim()
  const isExclusive = facet.name === 'maxExclusive' || facet.name === 'minExclusive'
  if (!isExclusive || space === 'others' || !/^[+-]?\d{1,40}$/.test(value)) {
    return { value, isExclusive }
  }
  const beside = BigInt(value.replace('+', '')) + (side === 'max' ? -1n : 1n)
  return { value: String(beside), isExclusive: false }
}

/** By the form of the values, which tells what they are as well as their type does. */
function compareValues(one: string, other: string): number | undefined {
  if (one === other) return 0
  return (
    compareBy(decimalOf, compareDecimals, one, other) ??
    compareBy(floatOf, (left, right) => Math.sign(left - right), one, other) ??
    compareBy(durationOf, compareDurations, one, other) ??
    compareBy(momentOf, compareMoments, one, other)
  )
}

function compareBy<Value>(
  valueOf: (text: string) => Value | undefined,
  compare: (one: Value, other: Value) => number | undefined,
  one: string,
  other: string,
): number | undefined {
  const left = valueOf(one)
  const right = valueOf(other)
  return left === undefined || right === undefined ? undefined : compare(left, right)
}

function floatOf(text: string): number | undefined {
  if (text === 'INF' || text === '-INF') return text === 'INF' ? Infinity : -Infinity
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined
}
