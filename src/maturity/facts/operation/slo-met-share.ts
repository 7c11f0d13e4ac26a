import { defineFact } from '../fact.ts'
import { callsSeen } from './calls-seen.ts'
import { ENOUGH, ofObjectives, WINDOW } from './objectives-seen.ts'
import { sayOfItem } from '../item-texts.ts'

export const sloMetShare = defineFact({
  id: 'slo_met_share',
  area: 'operation',
  name: 'Agreed levels that are kept',
  definition: `Objectives for availability that the service kept over the ${WINDOW} days before, out of those that were measured, which takes calls on at least ${ENOUGH} of these days. Kept is an objective when at least that share of all calls to the service was answered with a status below 400.`,
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'service',
  spans: ({ services }) =>
    ofObjectives(services, ({ use, availability }, days) => {
      if (availability === undefined || days.length < ENOUGH) return undefined
      const { calls, errors } = callsSeen(days)
      return {
        counted: (calls - errors) * 100 >= availability * calls,
        because: sayOfItem('level.kept', {
          ...{ good: calls - errors, calls, percent: availability },
          ...{ service: use.service, consumer: use.consumer },
        }),
      }
    }),
})
