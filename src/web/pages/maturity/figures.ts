import { servicePath, versionPath } from '../../api/names.ts'

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 })
const decimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

/** A fact's value for people: shares as per cent, others as numbers with their unit. */
export function figure(value: number | null, unit: string): string {
  if (value === null) return 'unknown'
  if (unit === 'share' || unit === 'ratio') return percent.format(value)
  // That of a fact which the registry does not measure.
  return unit === 'mean' || unit === 'count' || unit === 'unknown'
    ? decimal.format(value)
    : `${decimal.format(value)} ${unit}`
}

/** As `figure`; a share with the counts behind it: "10 of 15 (67%)". */
export function countedFigure({
  value,
  unit,
  numerator,
  denominator,
}: {
  readonly value: number | null
  readonly unit: string
  readonly numerator?: number | null | undefined
  readonly denominator?: number | null | undefined
}): string {
  const said = figure(value, unit)
  const isShare = unit === 'share' && value !== null && typeof numerator === 'number'
  return isShare && typeof denominator === 'number' && denominator > 0
    ? `${numerator} of ${denominator} (${said})`
    : said
}

/** The page of an item behind a fact (`domain/name` or `domain/name@1.2.0`), if it has one. */
export function itemPath(id: string): string | undefined {
  const at = id.lastIndexOf('@')
  if (at > 0 && id.includes('/')) return versionPath(id.slice(0, at), id.slice(at + 1))
  return id.includes('/') ? servicePath(id) : undefined
}
