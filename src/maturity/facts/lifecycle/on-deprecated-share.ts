import { satisfies } from 'semver'
import { productionUse } from '../../portfolio.ts'
import { firstDayFrom } from '../days.ts'
import { defineFact, type TimedItem } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const NEVER = '~' // after every instant

export const onDeprecatedShare = defineFact({
  id: 'on_deprecated_share',
  area: 'lifecycle',
  name: 'Production use of versions past their sunset',
  definition:
    'Active production subscriptions that only versions past their announced sunset can serve, out of all active production subscriptions.',
  unit: 'share',
  better: 'down',
  minimum: 10,
  act: 'agreement',
  spans: ({ services }) =>
    services.flatMap((entry): readonly TimedItem[] =>
      productionUse(entry).flatMap(({ id, consumer, range }): readonly TimedItem[] => {
        const serving = entry.versions.filter(
          ({ version, phase }) =>
            phase === 'operation' && satisfies(version, range, { includePrerelease: true }),
        )
        const subject = `subscription:${id}`
        const use = { consumer, service: entry.service.id, range }
        const versions = serving.map(({ version }) => version).join(', ')
        const because =
          versions === ''
            ? sayOfItem('use.unserved', use)
            : sayOfItem('use.served', { ...use, versions })
        const sunsets = serving.map(({ sunsetAt }) => sunsetAt ?? NEVER).toSorted()
        const last = sunsets.at(-1) ?? NEVER
        if (last === NEVER) return [{ id, subject, counted: false, because }]
        const over = firstDayFrom(last)
        return [
          { id, subject, counted: false, because, until: over },
          { id, subject, counted: true, because, from: over },
        ]
      }),
    ),
})
