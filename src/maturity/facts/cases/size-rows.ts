import { isCurrent, isOperational, type PortfolioService } from '../../portfolio.ts'
import type { Row } from '../tally.ts'

const SERVICES = 'size:services'
const USES = 'size:uses'
const ACTIVITY = 'uses:'
const AREA = 'area:'

/** Rows beside those of facts, of which none has a colon in its name. */
export function isOfReports(row: string): boolean {
  return row.includes(':')
}

/** How much there is of something. */
export interface Size {
  readonly services: number
  /** Versions in operation. */
  readonly contracts: number
  /** Pairs of a service and a system with an agreed use of it. */
  readonly uses: number
}

/** What a service adds to sizes; nothing once it is retired. */
export function sizeRows(entry: PortfolioService): readonly Row[] {
  if (!isCurrent(entry)) return []
  const contracts = entry.versions.filter(isOperational).length
  const uses = systemsUsing(entry)
  return [
    [SERVICES, 0, '', contracts, 1, 0],
    ...(uses === 0 ? [] : [[USES, 0, '', 0, uses, 0] as const]),
    ...(uses === 0 ? [] : [[`${ACTIVITY}${activityOf(entry)}`, 0, '', 0, uses, 0] as const]),
  ]
}

/** Distinct systems with an active subscription. */
export function systemsUsing({ usedBy }: PortfolioService): number {
  return new Set(usedBy.filter(({ state }) => state === 'active').map((use) => use.consumer)).size
}

export function activityOf({ service }: PortfolioService): string {
  return service.activity ?? 'unassigned'
}

/**
 * The rows of a record with the area of a place that it lies in: the domain directly below the place, or the place itself.
 * @param places those of the record, the outer domains first
 */
export function withArea(
  place: string,
  places: readonly string[],
  rows: readonly Row[],
): readonly Row[] {
  const size = rows.find(([fact]) => fact === SERVICES)
  const within = ['whole', ...places.filter((one) => one.startsWith(DOMAIN))]
  const depth = within.indexOf(place)
  const area = within[Math.min(depth + 1, within.length - 1)]
  if (size === undefined || depth === -1 || area === undefined || area === 'whole') return rows
  return [...rows, [`${AREA}${area.slice(DOMAIN.length)}`, 0, '', 0, size[4], 0]]
}
const DOMAIN = 'domain:'

export function sizeIn(rows: readonly Row[]): Size {
  const row = rows.find(([fact, , from]) => fact === SERVICES && from === '')
  const uses = rows.find(([fact, , from]) => fact === USES && from === '')
  return { services: row?.[4] ?? 0, contracts: row?.[3] ?? 0, uses: uses?.[4] ?? 0 }
}

/** Pairs of a service of an activity and a system that uses it. */
export function usesIn(rows: readonly Row[], activity: string): number {
  return rows.find(([fact]) => fact === `${ACTIVITY}${activity}`)?.[4] ?? 0
}

/** Paths of the areas of a place with their services, the largest first. */
export function areasIn(rows: readonly Row[]): readonly (readonly [string, number])[] {
  return rows
    .flatMap(([fact, , , , services]) =>
      fact.startsWith(AREA) && services > 0 ? [[fact.slice(AREA.length), services] as const] : [],
    )
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
}
