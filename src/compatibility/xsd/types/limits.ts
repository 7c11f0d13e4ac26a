import type { Facet } from '../../../contracts/index.ts'

/**
 * Orders two limits: negative when the second allows greater values, 0 when they are the same limit. Undefined
 * where the values are neither numbers nor texts of one shape, as dates with time zones are not.
 *
 * @param side of limits with the same value the one that leaves the value itself out is lower from above (max)
 *   and higher from below (min)
 */
export function compareLimits(old: Facet, now: Facet, side: 'max' | 'min'): number | undefined {
  const order = compareValues(old.value.trim(), now.value.trim())
  if (order !== 0) return order
  const difference = Number(isExclusive(now)) - Number(isExclusive(old))
  return side === 'max' ? difference : -difference
}

function isExclusive({ name }: Facet): boolean {
  return name === 'maxExclusive' || name === 'minExclusive'
}

function compareValues(one: string, other: string): number | undefined {
  if (one === other) return 0
  const left = decimalOf(one)
  const right = decimalOf(other)
  if (left !== undefined && right !== undefined) return compareDecimals(left, right)
  const [float, another] = [
    Number(one.replace('INF', 'Infinity')),
    Number(other.replace('INF', 'Infinity')),
  ]
  if (!Number.isNaN(float) && !Number.isNaN(another)) return Math.sign(float - another)
  const shape = (text: string): string => text.replace(/\d/g, '0')
  const isTime = /^[\d:T.-]+Z?$/.test(one) && !one.startsWith('-')
  if (!isTime || shape(one) !== shape(other)) return undefined
  return one < other ? -1 : 1
}

interface Decimal {
  readonly isNegative: boolean
  readonly whole: string
  readonly fraction: string
}

/** Numbers can have more digits than floating point holds: those of xs:unsignedLong do. */
function decimalOf(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text)
  if (match === null || !/\d/.test(text)) return undefined
  const whole = (match[2] ?? '').replace(/^0+/, '')
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  return { isNegative: match[1] === '-' && whole + fraction !== '', whole, fraction }
}

function compareDecimals(left: Decimal, right: Decimal): number {
  if (left.isNegative !== right.isNegative) return left.isNegative ? -1 : 1
  const order =
    left.whole.length - right.whole.length ||
    compareTexts(left.whole, right.whole) ||
    compareTexts(left.fraction, right.fraction)
  return left.isNegative ? -order : order
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
