import type { KeptAssessment } from '../assessments/assessment-log.ts'
import { dayInWords } from './figure-in-words.ts'
import type { TrendPoint } from './report.ts'

const MOST_POINTS = 60

/**
 * One point a day, the last of that day, oldest first; of many days evenly spread ones, the first and the last among them.
 * @param kept newest first
 */
export function trendOf(kept: readonly KeptAssessment[]): readonly TrendPoint[] {
  const days = new Map<string, TrendPoint>()
  for (const { asOf, level, mean } of kept) {
    const day = dayInWords(asOf)
    if (!days.has(day)) days.set(day, { asOf, level: level.n, mean })
  }
  const points = [...days.values()].reverse()
  if (points.length <= MOST_POINTS) return points
  const step = (points.length - 1) / (MOST_POINTS - 1)
  return Array.from({ length: MOST_POINTS }, (_, index) => points[Math.round(index * step)]).filter(
    (point) => point !== undefined,
  )
}
