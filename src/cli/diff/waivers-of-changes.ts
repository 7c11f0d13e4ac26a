import type { Change, ChangeWaived } from '../../compatibility/index.ts'
import type { Location } from '../../contracts/index.ts'
import { covers, isExpired, type Waiver } from '../../rules/index.ts'
import type { Side } from './read-side.ts'

/**
 * The waiver of the project that accepts a change: of its kind, and of the place in the new or the old contract,
 * until its day.
 */
export function waiverOf(
  change: Change,
  waivers: readonly Waiver[],
  today: string,
  sides: { readonly old: Side; readonly new: Side },
): ChangeWaived | undefined {
  const found = waivers.find(
    (waiver) =>
      waiver.rule === change.id &&
      !isExpired(waiver, today) &&
      (speaksOf(waiver, change.newLocation, sides.new) ||
        speaksOf(waiver, change.oldLocation, sides.old)),
  )
  if (found === undefined) return undefined
  const { id, until, reason } = found
  return { id, ...(until !== undefined && { until }), reason }
}

/** The files of a bundle lie where the bundle does. */
function speaksOf(waiver: Waiver, location: Location | undefined, side: Side): boolean {
  if (location === undefined) return false
  const { source, isBundled } = side
  return covers(waiver, isBundled ? { ...location, file: source } : location)
}
