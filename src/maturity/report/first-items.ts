import type { Count, ReportItem } from './report.ts'

const MOST = 100 // items of one count that a report carries; the facts list all of them

/** Counts items and keeps those of the greatest weight. */
export interface FirstItems {
  /** @param weight the heavier, the further to the front; equal ones stay in the order in which they came */
  add(item: ReportItem, weight?: number): void
  counted(): Count
  /** The sum of all weights. */
  weight(): number
}

export function firstItems(): FirstItems {
  let count = 0
  let sum = 0
  let kept: { readonly item: ReportItem; readonly weight: number }[] = []
  const sorted = (): typeof kept => kept.toSorted((a, b) => b.weight - a.weight).slice(0, MOST)
  return {
    add: (item, weight = 0) => {
      count += 1
      sum += weight
      kept.push({ item, weight })
      // Now and then, so that a large registry keeps little in memory.
      if (kept.length >= 10 * MOST) kept = sorted()
    },
    counted: () => ({ count, items: sorted().map(({ item }) => item) }),
    weight: () => sum,
  }
}
