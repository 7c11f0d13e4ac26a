import { isOperational } from '../../portfolio.ts'
import { daysAfter } from '../days.ts'
import { defineFact, type TimedItem } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 365

export const dispensationExpiredShare = defineFact({
  id: 'dispensation_expired_share',
  area: 'policies',
  name: 'Waivers that ended before the trouble did',
  definition: `Waivers for a service or one of its versions whose last day is over while a version of the service in operation fails a policy with enforcement "gate" or "block", out of those that are in force or ended in the last ${DAYS} days.`,
  unit: 'share',
  better: 'down',
  minimum: 3,
  act: 'contract',
  spans: ({ services }) =>
    services.flatMap(({ versions, waivers = [] }) => {
      const failing = versions.find(
        (version) =>
          isOperational(version) &&
          version.conformance.some(
            ({ enforcement, verdict }) => enforcement !== 'advise' && verdict === 'fail',
          ),
      )
      return waivers
        .filter(({ state }) => state === 'granted' || state === 'lapsed')
        .flatMap(({ id: waiver, rule, until: last }): readonly TimedItem[] => {
          const over = daysAfter(last, 1)
          const id = `waiver:${waiver}`
          return [
            {
              id,
              counted: false,
              because: sayOfItem('waiver.lasts', { rule, day: last }),
              until: over,
            },
            {
              id,
              counted: failing !== undefined,
              because:
                failing === undefined
                  ? sayOfItem('waiver.ended', { rule, day: last })
                  : sayOfItem('waiver.failing', { rule, day: last, version: failing.version }),
              from: over,
              until: daysAfter(last, DAYS + 1),
            },
          ]
        })
    }),
})
