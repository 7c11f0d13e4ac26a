import { satisfies } from 'semver'
import { productionUse } from '../../portfolio.ts'
import type { FactDefinition } from '../fact.ts'

export const onDeprecatedShare: FactDefinition = {
  id: 'on_deprecated_share',
  area: 'lifecycle',
  name: 'Production use of versions past their sunset',
  definition:
    'Active production subscriptions that only versions past their announced sunset can serve, out of all active production subscriptions.',
  unit: 'share',
  better: 'down',
  minimum: 5,
  items: ({ services, at }) =>
    services.flatMap((entry) =>
      productionUse(entry).map(({ id, consumer, range }) => {
        const serving = entry.versions.filter(
          ({ version, phase }) =>
            phase === 'operation' && satisfies(version, range, { includePrerelease: true }),
        )
        const counted =
          serving.length > 0 &&
          serving.every(
            ({ sunsetAt }) => sunsetAt !== undefined && Date.parse(sunsetAt) < at.getTime(),
          )
        return {
          id,
          counted,
          because: `${consumer} uses ${entry.service.id} ${range}, served by ${
            serving.map(({ version }) => version).join(', ') || 'no version in operation'
          }.`,
        }
      }),
    ),
}
