import { versionId } from '../../portfolio.ts'
import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 180

export const breakingShare = defineFact({
  id: 'breaking_share',
  area: 'contracts',
  name: 'Published versions that break somebody',
  definition: `Published contract versions of the last ${DAYS} days with a change that breaks those who use the version before, whatever their number says, out of all published ones that were compared with a version before them.`,
  unit: 'share',
  better: 'down',
  minimum: 5,
  act: 'practice',
  spans: ({ services }) =>
    services
      .flatMap(({ versions }) => versions)
      .flatMap((version) => {
        const { against, breaking = 0 } = version.compatibility ?? {}
        const [before] = against ?? []
        if (!version.frozen || before === undefined) return []
        return [
          {
            id: versionId(version),
            counted: breaking > 0,
            because: sayOfItem('breaking.changes', { version: before.version, count: breaking }),
            ...during(DAYS, version.createdAt),
          },
        ]
      }),
})
