/** A point in time, or one that comes again: what a lexical form leaves out is the same for all of that form. */
export interface Moment {
  /** Which parts are written; values of different forms have no order. */
  readonly form: string
  /** Since the year 0 of the proleptic calendar, in attoseconds, as if in UTC. */
  readonly attoseconds: bigint
  /** Minutes that local time is ahead of UTC; undefined without a time zone. */
  readonly offset: number | undefined
}

export const ATTOSECONDS = 10n ** 18n
const MINUTE = 60n * ATTOSECONDS
const FARTHEST_OFFSET = 14 * 60 // minutes: XML Schema part 2, section 3.2.7.3

const DATE = '(?<year>-?\\d{4,20})(?:-(?<month>\\d\\d)(?:-(?<day>\\d\\d))?)?'
const RECURRING = '--(?<eachMonth>\\d\\d)?(?:-(?<eachDay>\\d\\d))?'
const TIME = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)(?:\\.(?<fraction>\\d{1,18}))?'
const ZONE = '(?<zone>Z|[+-]\\d\\d:\\d\\d)?'
const FORM = new RegExp(`^(?:(?:${DATE}|${RECURRING})(?:T(?=\\d))?)?(?:${TIME})?${ZONE}$`)

/** Reads `xs:dateTime`, `date`, `time` and the types for parts of dates; undefined for anything else. */
export function momentOf(text: string): Moment | undefined {
  const { groups } = FORM.exec(text) ?? {}
  if (groups === undefined) return undefined
  const { year, hour, zone, fraction = '' } = groups
  const month = groups['month'] ?? groups['eachMonth']
  const day = groups['day'] ?? groups['eachDay']
  if (year === undefined && month === undefined && day === undefined && hour === undefined) {
    return undefined
  }
  const form = [year, month, day, hour].map((part) => (part === undefined ? '-' : 'x')).join('')
  // A leap year, which has every day that may come again.
  const days = daysBefore(BigInt(year ?? '4'), Number(month ?? '1')) + BigInt(day ?? '1') - 1n
  const minutes = (days * 24n + BigInt(hour ?? '0')) * 60n + BigInt(groups['minute'] ?? '0')
  const seconds = minutes * 60n + BigInt(groups['second'] ?? '0')
  const attoseconds = seconds * ATTOSECONDS + BigInt(fraction.padEnd(18, '0'))
  return { form, attoseconds, offset: zone === undefined ? undefined : offsetOf(zone) }
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))
  return zone.startsWith('-') ? -minutes : minutes
}

/** Days of the calendar from the first of year 0 to the first of a month, which may lie beyond the year. */
export function daysBefore(year: bigint, month: number): bigint {
  // Counted from March, so that the day that leap years add is the last one.
  const months = year * 12n + BigInt(month) - 3n
  const whole = floored(months, 12n)
  const inYear = months - whole * 12n
  const leapDays = floored(whole, 4n) - floored(whole, 100n) + floored(whole, 400n)
  return whole * 365n + leapDays + (inYear * 153n + 2n) / 5n + 60n
}

function floored(number: bigint, divisor: bigint): bigint {
  const quotient = number / divisor
  return number % divisor < 0n ? quotient - 1n : quotient
}

/**
 * Negative when the second is later (XML Schema part 2, section 3.2.7.4). Beside one with a time zone, one without
 * may be in any zone: undefined where that decides.
 */
export function compareMoments(one: Moment, other: Moment): number | undefined {
  if (one.form !== other.form) return undefined
  const [earliest, latest] = rangeOf(one, other.offset)
  const [earliestOther, latestOther] = rangeOf(other, one.offset)
  if (latest < earliestOther) return -1
  if (latestOther < earliest) return 1
  return earliest === latest && earliestOther === latestOther ? 0 : undefined
}

/** In UTC; without time zones in both, all are taken for the same. */
function rangeOf(
  { attoseconds, offset }: Moment,
  offsetOfOther: number | undefined,
): readonly [bigint, bigint] {
  const known = offset ?? (offsetOfOther === undefined ? 0 : undefined)
  const shifted = (minutes: number): bigint => attoseconds - BigInt(minutes) * MINUTE
  if (known !== undefined) return [shifted(known), shifted(known)]
  return [shifted(FARTHEST_OFFSET), shifted(-FARTHEST_OFFSET)]
}
