import { hash } from 'node:crypto'
import type { Location } from '../contracts/index.ts'

const HEX_DIGITS = 32 // 128 bits: no collisions among all findings anyone will keep

/**
 * Identifies a finding across edits: made of rule, pointer and data, never of lines or of the folder a file
 * lies in. The entry document's name is left out, so that a renamed contract keeps its waivers.
 */
export function fingerprintOf(
  rule: string,
  location: Location,
  entry: string,
  data: Readonly<Record<string, string | number>> = {},
): string {
  const file =
    location.file === entry ? '' : location.file.slice(location.file.lastIndexOf('/') + 1)
  const facts = Object.entries(data).sort(([left], [right]) => (left < right ? -1 : 1))
  const identity = JSON.stringify([rule, file, location.pointer, facts])
  return hash('sha256', identity, 'hex').slice(0, HEX_DIGITS)
}
