import { say, type ReportText } from './texts.ts'

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 })
const decimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** A fact's value for people: shares per hundred, others as numbers with their unit, if they have one. */
export function figureInWords(value: number | null, unit: string): string {
  if (value === null) return say('figures.unknown')
  if (unit === 'share') return percent.format(value)
  // That of a fact which the registry does not measure.
  return unit === 'mean' || unit === 'count' || unit === 'unknown'
    ? decimal.format(value)
    : `${decimal.format(value)} ${unit}`
}

/** A figure as it is counted; both counts are null where the registry does not collect it. */
export interface Counted {
  readonly value: number | null
  readonly unit: string
  readonly numerator: number | null
  readonly denominator: number | null
}

/** As `figureInWords`; a share comes with its counts, because "67%" may be 2 of 3 or 200 of 300. */
export function countedInWords({ value, unit, numerator, denominator }: Counted): string {
  const figure = figureInWords(value, unit)
  return unit !== 'share' || value === null || numerator === null || denominator === null
    ? figure
    : shareInWords(numerator, denominator)
}

/** "10 of 15 (67%)"; of nothing there is no share. */
export function shareInWords(counted: number, all: number): string {
  const counts = { counted: decimal.format(counted), all: decimal.format(all) }
  return all === 0
    ? say('figures.counts', counts)
    : say('figures.share', { ...counts, share: percent.format(counted / all) })
}

type Many =
  Extract<ReportText, `count.${string}.one`> extends `count.${infer What}.one` ? What : never

/** "1 service", "15 services". */
export function manyInWords(what: Many, count: number): string {
  return count === 1 ? say(`count.${what}.one`) : say(`count.${what}`, { count })
}

/** A level or a mean of levels. */
export function levelInWords(level: number): string {
  return decimal.format(level)
}

/** Days of work, to half a day. */
export function daysInWords(days: number): string {
  return decimal.format(Math.round(days * 2) / 2)
}

/** The day of an instant, in UTC, as ISO 8601 writes it. */
export function dayInWords(instant: string): string {
  return instant.slice(0, 'YYYY-MM-DD'.length)
}

/** A level that may be higher for all that is known has a question mark; the lowest one alone says nothing then. */
export function openLevelInWords({
  level,
  isOpen,
}: {
  readonly level: number
  readonly isOpen: boolean
}): string {
  if (!isOpen) return String(level)
  return level === 1 ? '?' : `${level}?`
}
