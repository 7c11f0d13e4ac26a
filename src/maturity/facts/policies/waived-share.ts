import { isOperational } from '../../portfolio.ts'
import { daysAfter } from '../days.ts'
import { defineFact, type TimedItem } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const waivedShare = defineFact({
  id: 'waived_share',
  area: 'policies',
  name: 'Services that live by an exception',
  definition:
    'Services in operation with a waiver in force that was granted for them or one of their versions, out of all services in operation. Waivers of whole domains do not count.',
  unit: 'share',
  better: 'down',
  minimum: 5,
  act: 'contract',
  spans: ({ services }) =>
    services.flatMap(({ service: { id }, versions, waivers = [] }): readonly TimedItem[] => {
      if (!versions.some(isOperational)) return []
      const granted = waivers.filter(({ state }) => state === 'granted' || state === 'lapsed')
      const last = granted
        .map(({ until }) => until)
        .toSorted()
        .at(-1)
      const without = { id, counted: false, because: sayOfItem('waiver.none') }
      if (last === undefined) return [without]
      const over = daysAfter(last, 1)
      const because = sayOfItem('waiver.until', { day: last })
      return [
        { id, counted: true, because, until: over },
        { ...without, from: over },
      ]
    }),
})
