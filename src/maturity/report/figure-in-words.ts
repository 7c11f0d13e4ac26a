import { say } from './texts.ts'

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 })
const decimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** A fact's value for people: shares per hundred, others as numbers with their unit, if they have one. */
export function figureInWords(value: number | null, unit: string): string {
  if (value === null) return say('figures.unknown')
  if (unit === 'share') return percent.format(value)
  return unit === 'mean' || unit === 'count'
    ? decimal.format(value)
    : `${decimal.format(value)} ${unit}`
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
