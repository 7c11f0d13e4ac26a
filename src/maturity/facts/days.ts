/** Windows of facts count whole days in UTC, so that a figure changes at midnight and with events, and never between. */

const DAY = 86_400_000 // milliseconds
const LENGTH = 'YYYY-MM-DD'.length

/** The day of a moment: `2026-11-22`. Days sort as text. */
export function dayOf(moment: Date | string): string {
  return (typeof moment === 'string' ? new Date(moment) : moment).toISOString().slice(0, LENGTH)
}

export function daysAfter(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * DAY))
}

/** The first day that does not begin before a moment. */
export function firstDayFrom(moment: string): string {
  const day = dayOf(moment)
  return Date.parse(moment) === Date.parse(day) ? day : daysAfter(day, 1)
}

/** Days between two moments to a tenth, never less than none. */
export function daysBetween(earlier: string, later: string): number {
  return Math.max(0, Math.round(((Date.parse(later) - Date.parse(earlier)) / DAY) * 10) / 10)
}

/** The days on which something is looked at. */
export interface Span {
  /** The first day; absent: ever since. */
  readonly from?: string
  /** The first day on which it is not looked at any more; absent: for ever. */
  readonly until?: string
}

/** From the day of an event to so many days after it. */
export function during(days: number, instant: string): { readonly until: string } {
  return { until: daysAfter(dayOf(instant), days + 1) }
}

/** From the day on which an event lies more than so many days back. */
export function longAfter(days: number, instant: string): { readonly from: string } {
  return { from: daysAfter(dayOf(instant), days + 1) }
}

export function isOn(day: string, { from, until }: Span): boolean {
  return (from === undefined || from <= day) && (until === undefined || day < until)
}

/**
 * What is said of a window of whole days before a day, over what was seen on days of their own: anew on each day on which one
 * of them comes into the window or leaves it.
 * @param seen oldest first
 * @param say undefined where it is not looked at
 */
export function overWindow<Seen extends { readonly day: string }, Said extends object>(
  seen: readonly Seen[],
  length: number,
  say: (window: readonly Seen[]) => Said | undefined,
): readonly (Said & Span)[] {
  const turns = seen.flatMap(({ day }) => [daysAfter(day, 1), daysAfter(day, length + 1)])
  const days = [...new Set(turns)].sort()
  return [undefined, ...days].flatMap((from, index) => {
    const until = days[index]
    const within =
      from === undefined
        ? []
        : seen.filter(({ day }) => day < from && day >= daysAfter(from, -length))
    const said = say(within)
    if (said === undefined) return []
    return [{ ...said, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }]
  })
}
