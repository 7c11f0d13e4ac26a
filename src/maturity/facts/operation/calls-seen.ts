import { registeredId, type PortfolioService } from '../../portfolio.ts'
import type { ObservedOnDay } from '../../../registry/index.ts'

/** Calls in a window of days. */
export interface CallsSeen {
  readonly calls: number
  readonly errors: number
}

/** Whether a consumer is the service itself, under its present name or that of its registration. */
export function isItself(consumer: string, entry: PortfolioService): boolean {
  return consumer === entry.service.id || consumer === registeredId(entry)
}

export function callsSeen(days: readonly CallsSeen[]): CallsSeen {
  return {
    calls: days.reduce((sum, { calls }) => sum + calls, 0),
    errors: days.reduce((sum, { errors }) => sum + errors, 0),
  }
}

/** Consumers or versions, each with its calls, that had at least one that did not fail: who knocks in vain is no consumer. */
export function servedOn(
  days: readonly ObservedOnDay[],
  kind: 'consumers' | 'versions',
): ReadonlyMap<string, number> {
  const served = new Map<string, number>()
  const shares = days.flatMap((day) => day[kind])
  for (const id of new Set(shares.map((share) => share.id))) {
    const { calls, errors } = callsSeen(shares.filter((share) => share.id === id))
    if (calls > errors) served.set(id, calls)
  }
  return served
}
