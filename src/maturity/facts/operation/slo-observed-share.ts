import { defineFact } from '../fact.ts'
import { ENOUGH, ofObjectives, WINDOW } from './objectives-seen.ts'
import { sayOfItem } from '../item-texts.ts'

export const sloObservedShare = defineFact({
  id: 'slo_observed_share',
  area: 'operation',
  name: 'Agreed levels that are measured',
  definition: `Objectives for availability in active production subscriptions whose service had calls reported on at least ${ENOUGH} of the ${WINDOW} days before, out of all objectives in active production subscriptions. Others, such as response times, cannot be told from calls that are counted.`,
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'connection',
  spans: ({ services }) =>
    ofObjectives(services, ({ use, metric, availability }, days) => ({
      counted: availability !== undefined && days.length >= ENOUGH,
      because:
        availability === undefined
          ? sayOfItem('level.untold', { consumer: use.consumer, service: use.service, metric })
          : sayOfItem('level.days', { service: use.service, days: days.length, all: WINDOW }),
    })),
})
