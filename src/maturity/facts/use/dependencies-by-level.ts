import type { IntegrationLevel } from '../../../registry/index.ts'
import type { Evidence, TimedItem } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

/**
 * The uses of services now, each of the level on which the service used is integrated. An agreement counts
 * once per environment, as it is kept.
 */
export function dependenciesAt(
  { services }: Evidence,
  levels: readonly IntegrationLevel[],
): readonly TimedItem[] {
  return services.flatMap(({ service, usedBy }) =>
    usedBy
      .filter(({ state }) => state === 'active')
      .map(({ id, consumer }) => ({
        id,
        subject: `subscription:${id}`,
        counted: levels.includes(service.integrationLevel),
        because: sayOfItem('use.level', {
          ...{ consumer, service: service.id, level: service.integrationLevel },
        }),
      })),
  )
}
