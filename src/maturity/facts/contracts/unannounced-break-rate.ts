import { major } from 'semver'
import { versionId } from '../../portfolio.ts'
import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 180

export const unannouncedBreakRate = defineFact({
  id: 'unannounced_break_rate',
  area: 'contracts',
  name: 'Breaking changes under a number that promises none',
  definition: `Published contract versions of the last ${DAYS} days that break those who use the version before, under the same major number from 1 on, out of all published ones that were compared with a version before them.`,
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
        const isSameMajor = major(version.version) === major(before.version)
        return [
          {
            id: versionId(version),
            ...during(DAYS, version.createdAt),
            counted: breaking > 0 && isSameMajor && major(version.version) > 0,
            because: sayOfItem('breaking.changes', { version: before.version, count: breaking }),
          },
        ]
      }),
})
