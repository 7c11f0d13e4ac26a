import { isOperational } from '../../portfolio.ts'
import { overWindow } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 7

export const monitoredShare = defineFact({
  id: 'monitored_share',
  area: 'operation',
  name: 'Services that are watched',
  definition: `Services in operation of which calls were reported on one of the ${DAYS} days before, out of all services in operation.`,
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'connection',
  spans: ({ services }) =>
    services
      .filter(({ versions }) => versions.some(isOperational))
      .flatMap(({ service: { id }, observed = [] }) =>
        overWindow(observed, DAYS, (days) => ({
          id,
          counted: days.length > 0,
          because:
            days.length === 0
              ? sayOfItem('watched.none', { all: DAYS })
              : sayOfItem('watched.days', { days: days.length, all: DAYS }),
        })),
      ),
})
