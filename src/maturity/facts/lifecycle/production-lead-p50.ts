import { versionId } from '../../portfolio.ts'
import { daysBetween, during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 180

export const productionLeadP50 = defineFact({
  id: 'production_lead_p50',
  area: 'lifecycle',
  name: 'Days from draft to production',
  definition: `Median days from the first push of a contract version to the transition that put it into operation, over those put into operation in the last ${DAYS} days.`,
  unit: 'days',
  better: 'down',
  minimum: 5,
  act: 'practice',
  spans: ({ services, decisions, operationStates = new Set() }) => {
    const entered = new Map<string, string>()
    for (const { subject, to, allowed, at } of decisions) {
      if (!allowed || !operationStates.has(to)) continue
      const before = entered.get(subject)
      if (before === undefined || at < before) entered.set(subject, at)
    }
    return services
      .flatMap(({ versions }) => versions)
      .flatMap((version) => {
        const id = versionId(version)
        const since = entered.get(`version:${id}`)
        if (since === undefined) return []
        const amount = daysBetween(version.createdAt, since)
        return [
          {
            id,
            counted: true,
            amount,
            because: sayOfItem('production.lead', { day: since.slice(0, 10), days: amount }),
            ...during(DAYS, since),
          },
        ]
      })
  },
})
