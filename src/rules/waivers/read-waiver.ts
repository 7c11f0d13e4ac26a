import type { Location } from '../../contracts/index.ts'
import { isDate, type Waiver } from './waiver.ts'
import type { WaiverFault } from './waiver-finding.ts'

/** Of one contract; so that holding all of them against all findings stays quick. */
export const MOST_WAIVERS = 1_000

/** What stands in a contract itself: waivers, and what was meant as one. */
export interface WrittenWaivers {
  readonly waivers: readonly Waiver[]
  readonly faults: readonly WaiverFault[]
}

/** What a waiver in a contract says, before anything of it is checked. */
export interface WaiverWords {
  readonly rule: unknown
  readonly until: unknown
  readonly reason: unknown
  /** Names beside these that it has, mistyped ones perhaps. */
  readonly others: readonly string[]
}

/**
 * Checks what is written.
 * @param location where it stands; `pointer` is the node that it speaks of
 */
export function readWaiver(
  { rule, until, reason, others }: WaiverWords,
  location: Location,
  pointer: string,
): Waiver | WaiverFault {
  const fault = (why: string): WaiverFault => ({
    kind: 'invalid',
    location,
    ...(typeof rule === 'string' && { rule }),
    why,
  })
  const [other] = others
  if (other !== undefined) return fault(`it has "${other}", which is not known here`)
  if (typeof rule !== 'string' || rule.trim() === '') return fault('it names no rule')
  if (typeof reason !== 'string' || reason.trim() === '') return fault('it gives no reason')
  if (until !== undefined && (typeof until !== 'string' || !isDate(until))) {
    return fault('its "until" is no date')
  }
  const { file } = location
  return {
    id: `${file}#${location.pointer}`,
    rule: rule.trim(),
    ...(until !== undefined && { until }),
    reason: reason.trim().replace(/\s+/g, ' '),
    location,
    coversFile: (name) => name === file,
    pointer,
  }
}

export function sortedOut(read: readonly (Waiver | WaiverFault)[]): WrittenWaivers {
  const isFault = (one: Waiver | WaiverFault): one is WaiverFault => 'kind' in one
  return {
    waivers: read.filter((one): one is Waiver => !isFault(one)),
    faults: read.filter(isFault),
  }
}
