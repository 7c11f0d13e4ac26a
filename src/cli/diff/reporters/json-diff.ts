import type { Change, NotCompared } from '../../../compatibility/index.ts'
import type { DiffReport, OperationAttributes } from '../diff-report.ts'

/** The report for programs; its members are part of what a version number promises. */
export function jsonDiff({ comparison, advice, attributes }: DiffReport): string {
  const { old, new: now, verdict, recommendedBump, changes, notCompared } = comparison
  const report = {
    old,
    new: now,
    verdict,
    recommendedBump,
    ...(advice !== undefined && { versionAdvice: advice }),
    changes: changes.map((change) => changeOf(change, attributes)),
    notCompared: notCompared.map(gapOf),
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

function changeOf(change: Change, attributes: OperationAttributes): unknown {
  const { oldLocation = null, newLocation = null, waived = null, operations } = change
  const own = operations.flatMap((operation) => {
    const found = attributes.get(operation)
    return found === undefined ? [] : [[operation, found] as const]
  })
  return {
    ...change,
    oldLocation,
    newLocation,
    waived,
    ...(own.length > 0 && { attributes: Object.fromEntries(own) }),
  }
}

function gapOf({ reason, oldLocation, newLocation }: NotCompared): unknown {
  return { reason, oldLocation: oldLocation ?? null, newLocation: newLocation ?? null }
}
