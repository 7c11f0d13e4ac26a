import type { ProfileConformance } from '../../../api/schemas.ts'

/** Whether all that a profile asks for is part of another one, under which it can be told. */
export function isPartOf(profile: ProfileConformance, other: ProfileConformance): boolean {
  if (profile.assertions.length >= other.assertions.length) return false
  const ids = new Set(other.assertions.map(({ id }) => id))
  return profile.assertions.every(({ id }) => ids.has(id))
}
