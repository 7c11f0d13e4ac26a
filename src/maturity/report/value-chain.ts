import { VALUE_CHAIN_ACTIVITIES } from '../../registry/index.ts'
import { kindOfActivity } from '../facts/cases/activity-cases.ts'
import { weightsIn } from '../facts/cases/case.ts'
import { usesIn } from '../facts/cases/size-rows.ts'
import type { Row } from '../facts/tally.ts'
import { itemOf } from './item-of.ts'
import type { ReportBasis } from './report-basis.ts'
import type { ActivityStanding } from './report.ts'
import { say } from './texts.ts'

/** The nine activities of Porter's value chain, and last the services that name none. */
export async function valueChainOf(
  basis: ReportBasis,
  places: readonly string[],
  rows: readonly Row[],
): Promise<readonly ActivityStanding[]> {
  const standing: ActivityStanding[] = []
  for (const activity of [...VALUE_CHAIN_ACTIVITIES, 'unassigned'] as const) {
    const kind = kindOfActivity(activity)
    const byFaults = weightsIn(rows, kind)
    standing.push({
      activity,
      name: activity === 'unassigned' ? say('valueChain.unassigned') : say(`activity.${activity}`),
      inOrder: byFaults.find(([faults]) => faults === 0)?.[1] ?? 0,
      uses: usesIn(rows, activity),
      count: byFaults.reduce((sum, [, count]) => sum + count, 0),
      items: (await basis.cases(kind, places, rows)).map(itemOf),
    })
  }
  return standing
}
