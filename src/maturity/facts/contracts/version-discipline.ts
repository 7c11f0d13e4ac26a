import { versionId } from '../../portfolio.ts'
import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 180

export const versionDiscipline = defineFact({
  id: 'version_discipline',
  area: 'contracts',
  name: 'Version numbers that say what changed',
  definition: `Contract versions of the last ${DAYS} days whose number is the one that their changes deserve, out of those that could be compared with a version before them. A change that breaks somebody deserves a new major number.`,
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'practice',
  spans: ({ services }) =>
    services
      .flatMap(({ versions }) => versions)
      .flatMap((version) => {
        const { advice, against, recommendedBump } = version.compatibility ?? {}
        const [before] = against ?? []
        if (before === undefined || advice === undefined || advice === 'not-comparable') return []
        return [
          {
            id: versionId(version),
            ...during(DAYS, version.createdAt),
            counted: advice === 'honest',
            because: sayOfItem(`number.${advice}`, {
              version: before.version,
              step: recommendedBump ?? 'none',
            }),
          },
        ]
      }),
})
