import { availabilityOf, type ObservedOnDay } from '../../../registry/index.ts'
import { productionUse, type PortfolioService, type PortfolioUse } from '../../portfolio.ts'
import { overWindow } from '../days.ts'
import type { TimedItem } from '../fact.ts'

export const WINDOW = 30 // days
export const ENOUGH = 27 // of them with calls, nine in ten

/** One objective of an agreement for production. */
export interface ObjectiveSeen {
  readonly use: PortfolioUse
  readonly metric: string
  /** Percent of calls; undefined for an objective that calls alone do not tell of. */
  readonly availability: number | undefined
}

/** What is said of each objective that services owe, over the days of the window before. */
export function ofObjectives(
  services: readonly PortfolioService[],
  say: (objective: ObjectiveSeen, days: readonly ObservedOnDay[]) => Said | undefined,
): readonly TimedItem[] {
  return services.flatMap((entry) =>
    productionUse(entry).flatMap((use) =>
      use.objectives.flatMap((objective) => {
        const { metric } = objective
        const seen = { use, metric, availability: availabilityOf([objective]) }
        return overWindow(entry.observed ?? [], WINDOW, (days) => {
          const said = say(seen, days)
          return said && { id: use.id, subject: `subscription:${use.id}`, ...said }
        })
      }),
    ),
  )
}

type Said = Pick<TimedItem, 'counted' | 'because'>
