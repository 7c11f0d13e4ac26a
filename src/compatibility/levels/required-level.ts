import type { CompatibilityLevel } from '../model.ts'

/**
 * What a registry can ask of a new version: nothing; a direction towards the version before it; or the
 * direction towards every earlier published version (`-transitive`).
 */
export const REQUIRED_LEVELS = [
  'none',
  'backward',
  'backward-transitive',
  'forward',
  'forward-transitive',
  'full',
  'full-transitive',
] as const
export type RequiredLevel = (typeof REQUIRED_LEVELS)[number]

/** What a level asks for: in which direction, and towards how many of the earlier versions. */
export interface LevelParts {
  /** Undefined: nothing is compared. */
  readonly direction: CompatibilityLevel | undefined
  readonly isTransitive: boolean
}

const PARTS: Readonly<Record<RequiredLevel, LevelParts>> = {
  none: { direction: undefined, isTransitive: false },
  backward: { direction: 'backward', isTransitive: false },
  'backward-transitive': { direction: 'backward', isTransitive: true },
  forward: { direction: 'forward', isTransitive: false },
  'forward-transitive': { direction: 'forward', isTransitive: true },
  full: { direction: 'full', isTransitive: false },
  'full-transitive': { direction: 'full', isTransitive: true },
}

export function partsOfLevel(level: RequiredLevel): LevelParts {
  return PARTS[level]
}

/**
 * The versions that a level asks to be compared with.
 *
 * @param earlier published versions, newest first
 */
export function versionsToCompare<Version>(
  level: RequiredLevel,
  earlier: readonly Version[],
): readonly Version[] {
  const { direction, isTransitive } = partsOfLevel(level)
  if (direction === undefined) return []
  return isTransitive ? earlier : earlier.slice(0, 1)
}
