import { isWithin, versionId } from '../../portfolio.ts'
import type { FactDefinition } from '../fact.ts'

const DAYS = 30

export const stalledShare: FactDefinition = {
  id: 'stalled_share',
  area: 'lifecycle',
  name: 'Drafts that nobody moves on',
  definition: `Contract versions that are not published and were last changed more than ${DAYS} days ago, out of all that are not published.`,
  unit: 'share',
  better: 'down',
  minimum: 5,
  items: ({ services, at }) =>
    services
      .flatMap(({ versions }) => versions)
      .filter(({ frozen, phase }) => !frozen && phase !== 'retirement')
      .map((version) => ({
        id: versionId(version),
        counted: !isWithin(DAYS, version.updatedAt, at),
        because: `It is ${version.state} and was last changed ${version.updatedAt.slice(0, 10)}.`,
      })),
}
