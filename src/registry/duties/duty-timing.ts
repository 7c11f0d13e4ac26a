/**
 * When a duty may be claimed. Clocks of servers are set wrong and put right: an instant further ahead than
 * any lease or pause can reach was written by a clock that ran ahead, and holds nobody up.
 */
import type { DutyDocument } from './duty-document.ts'

export const LEASE = 60_000 // milliseconds; far longer than performing a duty takes
const FIRST_PAUSE = 30_000 // milliseconds before a failed duty is tried again; doubles with each failure
export const LONGEST_PAUSE = 6 * 60 * 60_000 // milliseconds

/** Whether somebody performs it, or it still has to wait after a failure. */
export function isHeld({ lease, retryAt }: DutyDocument, now: Date): boolean {
  return isAhead(lease?.until, now, LEASE) || isAhead(retryAt, now, LONGEST_PAUSE)
}

export function leaseFrom(now: Date): string {
  return new Date(now.getTime() + LEASE).toISOString()
}

/** @param failures how often it failed so far, this time included */
export function retryAfter(now: Date, failures: number): string {
  const pause = Math.min(FIRST_PAUSE * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE)
  return new Date(now.getTime() + pause).toISOString()
}

function isAhead(instant: string | undefined, now: Date, most: number): boolean {
  if (instant === undefined) return false
  const distance = Date.parse(instant) - now.getTime()
  return distance > 0 && distance <= most
}
