import type { ChangeDirection, ChangeKind } from '../../change-kind.ts'
import type { Bump, ChangeLevel } from '../../model.ts'

/** A kind of change as the tables write it. */
export type KindRow = readonly [
  id: string,
  level: ChangeLevel,
  title: string,
  message: string,
  reason: string,
  bump?: Bump,
]

export function kindRows(
  direction: ChangeDirection,
  list: readonly KindRow[],
): readonly ChangeKind[] {
  return list.map(([id, level, title, message, reason, bump]) => ({
    id,
    level,
    direction,
    title,
    message,
    reason,
    ...(bump !== undefined && { bump }),
  }))
}
