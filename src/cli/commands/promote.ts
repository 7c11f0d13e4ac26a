import { usageError } from '../exit-status.ts'
import { parseCoordinates, versionPath } from '../registry/coordinates.ts'
import { askJson } from '../registry/registry-client.ts'
import { takeTransition, type TransitionFlags } from '../registry/take-transition.ts'
import { declareBeforehand, refuseWithoutEmergency, type EmergencyFlags } from './emergency.ts'

/** What commander makes of the options of `promote`. */
export interface PromoteFlags extends TransitionFlags, EmergencyFlags {
  readonly reason?: string
  readonly emergency?: true
  readonly sunset?: string
}

/** `concordat promote`: asks for a transition, and prints the decision with its reasons. */
export async function promoteCommand(version: string, flags: PromoteFlags): Promise<void> {
  const coordinates = parseCoordinates(version)
  if (coordinates?.selector === undefined) {
    throw usageError(`"${version}" names no version; write DOMAIN/NAME@VERSION.`)
  }
  const path = versionPath(coordinates)
  if (flags.emergency === true) {
    // Its present name, whatever it was asked for by.
    const named = await askJson<{ service: string; version: string }>(path)
    const subject = `version:${named.service}@${named.version}`
    await declareBeforehand('version.transition', subject, flags)
  } else {
    refuseWithoutEmergency(flags)
  }
  const { to, reason, sunset: sunsetAt, format } = flags
  const why = reason === undefined ? {} : { reason }
  await takeTransition(`${path}/transitions`, { to, ...why, sunsetAt, format })
}
