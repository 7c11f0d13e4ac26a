import { z } from 'zod'
import type { Period } from '../../registry/index.ts'

const periodQuery = z.object({ from: z.string().optional(), to: z.string().optional() })
const DAY = 24 * 60 * 60_000 // milliseconds

/** The period that a query asks about: so many days up to today, where it does not say. */
export function periodOf(query: unknown, now: Date, days: number): Period {
  const { from, to = now.toISOString().slice(0, 10) } = periodQuery.parse(query)
  return { from: from ?? daysBefore(to, days - 1), to }
}

/** A last day that is none stays one, and is refused by whoever reads the period. */
function daysBefore(day: string, days: number): string {
  const at = Date.parse(day)
  return Number.isNaN(at) ? day : new Date(at - days * DAY).toISOString().slice(0, 10)
}
