import { memberOf } from '../../contracts/index.ts'
import type { DataValue } from '../../contracts/index.ts'
import type { ComparisonRules } from '../found-change.ts'

/** What a part says about its own end and stability. */
export interface LifecycleFacts {
  readonly isDeprecated: boolean
  /** As written; undefined when there is none. */
  readonly sunset: string | undefined
  /** `x-stability-level` as written. */
  readonly stability: string | undefined
}

export function lifecycleOf(value: DataValue | undefined): LifecycleFacts {
  const sunset = memberOf(value, 'x-sunset')
  const stability = memberOf(value, 'x-stability-level')
  return {
    isDeprecated: memberOf(value, 'deprecated') === true,
    sunset: sunset === undefined || sunset === null ? undefined : textOf(sunset),
    stability: stability === undefined || stability === null ? undefined : textOf(stability),
  }
}

function textOf(value: DataValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What happened to the announced end of a part. */
export interface EndChange {
  readonly what:
    | 'deprecated'
    | 'deprecated-with-sunset'
    | 'sunset-missing'
    | 'sunset-unreadable'
    | 'sunset-too-near'
    | 'reactivated'
    | 'sunset-deleted'
    | 'sunset-moved-too-near'
  readonly facts: Readonly<Record<string, string | number>>
}

/**
 * Compares deprecation and the sunset date (RFC 8594 names the header; descriptions write it as `x-sunset`).
 *
 * @param days of notice that are asked for
 */
export function compareEnds(
  before: LifecycleFacts,
  after: LifecycleFacts,
  days: number,
  { asOf }: ComparisonRules,
): EndChange | undefined {
  if (before.isDeprecated && !after.isDeprecated) return { what: 'reactivated', facts: {} }
  if (!after.isDeprecated) return undefined
  return before.isDeprecated
    ? compareSunsets(before.sunset, after.sunset, days, asOf)
    : deprecated(after.sunset, days, asOf)
}

function deprecated(sunset: string | undefined, days: number, asOf: string): EndChange {
  if (sunset === undefined) return { what: days > 0 ? 'sunset-missing' : 'deprecated', facts: {} }
  const left = daysUntil(sunset, asOf)
  if (left === undefined) return { what: 'sunset-unreadable', facts: { sunset } }
  return left < days
    ? { what: 'sunset-too-near', facts: { sunset, days } }
    : { what: 'deprecated-with-sunset', facts: { sunset } }
}

function compareSunsets(
  from: string | undefined,
  to: string | undefined,
  days: number,
  asOf: string,
): EndChange | undefined {
  if (from === to || from === undefined) return undefined
  if (to === undefined) return { what: 'sunset-deleted', facts: { sunset: from } }
  const left = daysUntil(to, asOf)
  if (left === undefined) return { what: 'sunset-unreadable', facts: { sunset: to } }
  const before = daysUntil(from, asOf)
  if (before === undefined) return { what: 'sunset-unreadable', facts: { sunset: from } }
  const isTooNear = left < before && left < days
  return isTooNear
    ? { what: 'sunset-moved-too-near', facts: { from, sunset: to, days } }
    : undefined
}

/** How a part that was removed came to its end. */
export type Ending = 'not-deprecated' | 'ended' | 'unreadable' | 'too-early'

export function endingOf({ isDeprecated, sunset }: LifecycleFacts, asOf: string): Ending {
  if (!isDeprecated) return 'not-deprecated'
  if (sunset === undefined) return 'ended'
  const left = daysUntil(sunset, asOf)
  if (left === undefined) return 'unreadable'
  return left > 0 ? 'too-early' : 'ended'
}

const DAY = 24 * 60 * 60 * 1000 // milliseconds

/** Days from a day to a date, or a date with time (RFC 3339); undefined for what is neither. */
function daysUntil(date: string, asOf: string): number | undefined {
  if (
    !/^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})?)?$/.test(date)
  ) {
    return undefined
  }
  const day = date.slice(0, 'YYYY-MM-DD'.length)
  const time = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(day)) return undefined
  return (time - Date.parse(`${asOf.slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`)) / DAY
}

/** From the least stable to the most stable one. */
export const STABILITIES = ['draft', 'alpha', 'beta', 'stable']

/** The level of what names none. */
const STABLE = 'stable'

/** The first level that is none of the known ones. */
export function unknownStability(...facts: readonly LifecycleFacts[]): string | undefined {
  return facts
    .map(({ stability }) => stability)
    .find((stability) => stability !== undefined && !STABILITIES.includes(stability))
}

/** Whether stability went down or up. What names no level is stable. */
export function compareStability(
  before: LifecycleFacts,
  after: LifecycleFacts,
):
  | { readonly went: 'decreased' | 'increased'; readonly from: string; readonly to: string }
  | undefined {
  const from = before.stability ?? STABLE
  const to = after.stability ?? STABLE
  if (from === to) return undefined
  const isLower = STABILITIES.indexOf(to) < STABILITIES.indexOf(from)
  return { went: isLower ? 'decreased' : 'increased', from, to }
}

/** Days of notice that an operation owes by its stability. */
export function noticeDays(stability: string | undefined, rules: ComparisonRules): number {
  if (stability === 'beta') return rules.deprecationDaysBeta
  return stability === 'draft' || stability === 'alpha' ? 0 : rules.deprecationDaysStable
}
