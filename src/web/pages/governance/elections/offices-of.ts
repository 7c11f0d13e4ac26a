import type { Circle, Role } from '../../../api/schemas.ts'

/** The roles of circles that a constitution may fill by election. */
export function officesOf(circles: readonly Circle[]): readonly Role[] {
  return circles
    .flatMap(({ roles }) => roles)
    .filter(({ kind }) => kind === 'rep' || kind === 'facilitator' || kind === 'secretary')
}
