import { endWith, EXIT, usageError } from '../exit-status.ts'
import { writeReport } from '../output.ts'
import { parseCoordinates, versionPath } from '../registry/coordinates.ts'
import { askForTransition, decisionInWords } from '../registry/transition-decision.ts'

/** What commander makes of the options of `promote`. */
export interface PromoteFlags {
  readonly to: string
  readonly reason?: string
  readonly sunset?: string
  readonly format: 'stylish' | 'json'
}

/** `concordat promote`: asks for a transition, and prints the decision with its reasons. */
export async function promoteCommand(version: string, flags: PromoteFlags): Promise<void> {
  const coordinates = parseCoordinates(version)
  if (coordinates?.selector === undefined) {
    throw usageError(`"${version}" names no version; write DOMAIN/NAME@VERSION.`)
  }
  const { to, reason, sunset: sunsetAt } = flags
  const path = `${versionPath(coordinates)}/transitions`
  const decision = await askForTransition(path, { to, reason, sunsetAt })
  const report =
    flags.format === 'json'
      ? `${JSON.stringify(decision, undefined, 2)}\n`
      : decisionInWords(decision)
  await writeReport(report, undefined)
  if (!decision.allowed) endWith(EXIT.registry)
}
