import type {
  Bump,
  Change,
  ComparedContract,
  Comparison,
  CompatibilityVerdict,
  NotCompared,
} from '../model.ts'
import { verdictOf } from '../verdict.ts'
import { adviseComparison, type VersionAdvice } from '../version-advice.ts'
import { versionsToCompare, type RequiredLevel } from './required-level.ts'

/** A comparison of an earlier version (`old`) with the new one. */
export interface ComparedVersion {
  readonly version: string
  readonly comparison: Comparison
}

/** A change with the earlier versions that have it before them, newest first. */
export interface LevelChange extends Change {
  readonly against: readonly string[]
}

/** A gap with the version that could not be compared in full. */
export interface LevelGap extends NotCompared {
  readonly against: string
}

/** Whether a new version meets a level, over all versions that the level asks about. */
export interface LevelReport {
  readonly level: RequiredLevel
  readonly verdict: CompatibilityVerdict
  /** The earlier versions that were compared, newest first; empty for a first version. */
  readonly against: readonly (ComparedContract & {
    readonly version: string
    readonly verdict: CompatibilityVerdict
  })[]
  /** The step from the newest of them that the changes deserve; undefined when nothing was compared. */
  readonly recommendedBump: Bump | undefined
  readonly advice: VersionAdvice | undefined
  /** Each change once, however many versions have it before them. */
  readonly changes: readonly LevelChange[]
  readonly notCompared: readonly LevelGap[]
}

/**
 * Puts the comparisons that a level asks for together. A first version, and one of which nothing is asked, is
 * `compatible`; otherwise a single breaking comparison breaks the level.
 *
 * @param version the new version's number; it and those before it are semantic versions
 * @param compared earlier versions, newest first; those that the level does not ask about are left out
 * @param leftOut earlier versions that the level asks about, and that were too many to compare; newest first
 */
export function judgeLevel(
  level: RequiredLevel,
  version: string,
  compared: readonly ComparedVersion[],
  leftOut: readonly string[] = [],
): LevelReport {
  const asked = versionsToCompare(level, compared)
  const changes = collect(asked)
  const notCompared = [
    ...asked.flatMap((earlier) =>
      earlier.comparison.notCompared.map((gap) => ({ ...gap, against: earlier.version })),
    ),
    ...gapOf(leftOut, asked.length),
  ]
  const [newest] = asked
  const bump = newest?.comparison.recommendedBump
  return {
    level,
    verdict: newest === undefined ? 'compatible' : verdictOf(changes, notCompared),
    against: asked.map((earlier) => ({
      ...earlier.comparison.old,
      version: earlier.version,
      verdict: earlier.comparison.verdict,
    })),
    recommendedBump: bump,
    advice: newest && adviseComparison(newest.version, version, newest.comparison, true),
    changes,
    notCompared,
  }
}

/** What is open because there are more versions than are compared. */
function gapOf(leftOut: readonly string[], count: number): readonly LevelGap[] {
  const [newest] = leftOut
  if (newest === undefined) return []
  const oldest = leftOut.at(-1) ?? newest
  const which = newest === oldest ? newest : `${oldest} to ${newest}`
  return [
    {
      reason: `The level asks about all earlier versions; only the newest ${count} were compared, and not ${which}. Retire versions that nobody uses any more.`,
      oldLocation: undefined,
      newLocation: undefined,
      against: newest,
    },
  ]
}

/** In the order of the newest comparison, then what only older versions have before them. */
function collect(asked: readonly ComparedVersion[]): readonly LevelChange[] {
  const found = new Map<string, { readonly change: Change; readonly against: string[] }>()
  for (const { version, comparison } of asked) {
    for (const change of comparison.changes) {
      // The level of a change is a fact about its kind, so that a fingerprint has but one.
      const key = `${change.fingerprint} ${change.breaks.join()}`
      const known = found.get(key)
      if (known === undefined) found.set(key, { change, against: [version] })
      else if (known.against.at(-1) !== version) known.against.push(version)
    }
  }
  return [...found.values()].map(({ change, against }) => ({ ...change, against }))
}
