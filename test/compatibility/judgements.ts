import type { Comparison } from '../../src/compatibility/index.ts'

/** Each change as `id level parties`, sorted: `part-removed error consumer+provider`. */
export function judgementsOf({ changes }: Comparison): readonly string[] {
  return changes
    .map(({ id, level, breaks }) => `${id} ${level} ${breaks.join('+') || 'nobody'}`)
    .sort()
}
