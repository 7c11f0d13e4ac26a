import { overWindow } from '../days.ts'
import { defineFact } from '../fact.ts'
import { isItself, servedOn } from './calls-seen.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 30

export const agreedUseShare = defineFact({
  id: 'agreed_use_share',
  area: 'operation',
  name: 'Calls that somebody agreed to',
  definition: `Pairs of a service and a known consumer whose calls it served in the ${DAYS} days before that have an active subscription, out of all such pairs.`,
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'agreement',
  spans: ({ services }) =>
    services.flatMap((entry) => {
      const { service, observed = [], usedBy } = entry
      const consumers = new Set(observed.flatMap((day) => day.consumers.map(({ id }) => id)))
      return [...consumers]
        .filter((consumer) => !isItself(consumer, entry))
        .flatMap((consumer) => {
          const use = usedBy.find((one) => one.consumer === consumer && one.state === 'active')
          return overWindow(observed, DAYS, (days) => {
            const calls = servedOn(days, 'consumers').get(consumer)
            if (calls === undefined) return undefined
            return {
              id: use?.id ?? service.id,
              ...(use !== undefined && { subject: `subscription:${use.id}` }),
              counted: use !== undefined,
              because: sayOfItem(use === undefined ? 'calls.strange' : 'calls.agreed', {
                ...{ consumer, service: service.id, calls },
              }),
            }
          })
        })
    }),
})
