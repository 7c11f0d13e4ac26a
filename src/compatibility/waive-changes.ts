import type { Change, ChangeWaived, Comparison } from './model.ts'
import { verdictOf } from './verdict.ts'

/**
 * The comparison with the changes that are accepted marked as waived. They stay in the list and in the
 * recommended step of the version, but no longer make the verdict.
 */
export function waiveChanges(
  comparison: Comparison,
  waiverOf: (change: Change) => ChangeWaived | undefined,
): Comparison {
  const changes = comparison.changes.map((change) => ({ ...change, waived: waiverOf(change) }))
  return { ...comparison, changes, verdict: verdictOf(changes, comparison.notCompared) }
}
