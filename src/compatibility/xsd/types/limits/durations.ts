import { ATTOSECONDS, daysBefore } from './moments.ts'

/** Months have no fixed number of days, so that they are kept apart. */
export interface Duration {
  readonly months: bigint
  readonly attoseconds: bigint
}

const FORM =
  /^(-?)P(?=.)(?:(\d{1,20})Y)?(?:(\d{1,20})M)?(?:(\d{1,20})D)?(?:T(?=.)(?:(\d{1,20})H)?(?:(\d{1,20})M)?(?:(\d{1,20})(?:\.(\d{1,18}))?S)?)?$/

/** Reads an `xs:duration`; undefined for anything else. */
export function durationOf(text: string): Duration | undefined {
  const match = FORM.exec(text)
  if (match === null) return undefined
  const [years, months, days, hours, minutes, seconds] = match
    .slice(2, 8)
    .map((digits: string | undefined) => BigInt(digits ?? '0')) as [
    ...[bigint, bigint, bigint, bigint, bigint, bigint],
  ]
  const sign = match[1] === '-' ? -1n : 1n
  const whole = ((days * 24n + hours) * 60n + minutes) * 60n + seconds
  const fraction = BigInt((match[8] ?? '').padEnd(18, '0'))
  return {
    months: sign * (years * 12n + months),
    attoseconds: sign * (whole * ATTOSECONDS + fraction),
  }
}

/** The moments to which durations are added to be compared (XML Schema part 2, section 3.2.6.2). */
const BEGINNINGS: readonly (readonly [year: bigint, month: number])[] = [
  [1696n, 9],
  [1697n, 2],
  [1903n, 3],
  [1903n, 7],
]

/** Negative when the second is longer; undefined where that depends on when it begins. */
export function compareDurations(one: Duration, other: Duration): number | undefined {
  const orders = new Set(
    BEGINNINGS.map(([year, month]) => {
      const left = endOf(one, year, month)
      const right = endOf(other, year, month)
      return left < right ? -1 : Number(left > right)
    }),
  )
  const [order] = orders
  return orders.size === 1 ? order : undefined
}

function endOf({ months, attoseconds }: Duration, year: bigint, month: number): bigint {
  const total = year * 12n + BigInt(month - 1) + months
  const years = total / 12n - (total % 12n < 0n ? 1n : 0n)
  const days = daysBefore(years, Number(total - years * 12n) + 1)
  return days * 24n * 3600n * ATTOSECONDS + attoseconds
}
