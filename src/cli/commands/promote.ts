import { usageError } from '../exit-status.ts'
import { parseCoordinates, versionPath } from '../registry/coordinates.ts'
import { takeTransition, type TransitionFlags } from '../registry/take-transition.ts'

/** What commander makes of the options of `promote`. */
export interface PromoteFlags extends TransitionFlags {
  readonly sunset?: string
}

/** `concordat promote`: asks for a transition, and prints the decision with its reasons. */
export async function promoteCommand(version: string, flags: PromoteFlags): Promise<void> {
  const coordinates = parseCoordinates(version)
  if (coordinates?.selector === undefined) {
    throw usageError(`"${version}" names no version; write DOMAIN/NAME@VERSION.`)
  }
  const { sunset: sunsetAt, ...asked } = flags
  await takeTransition(`${versionPath(coordinates)}/transitions`, { ...asked, sunsetAt })
}
