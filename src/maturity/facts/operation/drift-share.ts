import { isOperational, type PortfolioService } from '../../portfolio.ts'
import { overWindow } from '../days.ts'
import { defineFact } from '../fact.ts'
import { isItself, servedOn } from './calls-seen.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 30

export const driftShare = defineFact({
  id: 'drift_share',
  area: 'operation',
  name: 'Services that run otherwise than registered',
  definition: `Services in operation that in the ${DAYS} days before served a consumer without an active subscription, or in a version that is not in operation, out of all services in operation of which calls were reported in these days.`,
  unit: 'share',
  better: 'down',
  minimum: 5,
  act: 'agreement',
  spans: ({ services }) =>
    services
      .filter(({ versions }) => versions.some(isOperational))
      .flatMap((entry) =>
        overWindow(entry.observed ?? [], DAYS, (days) => {
          if (days.length === 0) return undefined
          const differences = [
            ...strangersIn(entry, servedOn(days, 'consumers')),
            ...otherVersionsIn(entry, servedOn(days, 'versions')),
          ]
          return {
            id: entry.service.id,
            counted: differences.length > 0,
            because: differences.length === 0 ? sayOfItem('drift.none') : differences.join(' '),
          }
        }),
      ),
})

function strangersIn(
  entry: PortfolioService,
  served: ReadonlyMap<string, number>,
): readonly string[] {
  const agreed = new Set(
    entry.usedBy.filter(({ state }) => state === 'active').map(({ consumer }) => consumer),
  )
  return [...served.keys()]
    .filter((consumer) => !isItself(consumer, entry) && !agreed.has(consumer))
    .map((consumer) => sayOfItem('drift.consumer', { consumer }))
}

function otherVersionsIn(
  { versions }: PortfolioService,
  served: ReadonlyMap<string, number>,
): readonly string[] {
  const running = new Set(versions.filter(isOperational).map(({ version }) => version))
  return [...served.keys()]
    .filter((version) => !running.has(version))
    .map((version) => sayOfItem('drift.version', { version }))
}
