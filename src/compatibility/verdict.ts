import {
  BUMPS,
  type Bump,
  type Change,
  type CompatibilityVerdict,
  type NotCompared,
} from './model.ts'

/** Whether a change counts: one that is waived is shown, and decides nothing. */
function counts({ waived }: Change): boolean {
  return waived === undefined
}

/**
 * `breaking` when a change of level error counts, else `indeterminate` when something could not be compared,
 * else `compatible` when anything changed.
 */
export function verdictOf(
  changes: readonly Change[],
  notCompared: readonly NotCompared[],
): CompatibilityVerdict {
  if (changes.some((change) => change.level === 'error' && counts(change))) return 'breaking'
  if (notCompared.length > 0) return 'indeterminate'
  return changes.length > 0 ? 'compatible' : 'identical'
}

/**
 * The step of the version number that changes deserve by Semantic Versioning 2.0.0: `major` for what breaks,
 * waived or not, since a waiver moves nobody's clients; `minor` for what else can be noticed; `patch` for
 * other content without a change of the interface.
 *
 * @param bumps steps of kinds for which the level does not say it, by id
 */
export function bumpOf(
  changes: readonly Change[],
  isSameContent: boolean,
  bumps: ReadonlyMap<string, Bump>,
): Bump {
  let greatest: Bump = isSameContent ? 'none' : 'patch'
  for (const { id, level } of changes) {
    const bump = level === 'error' ? 'major' : (bumps.get(id) ?? 'minor')
    if (BUMPS.indexOf(bump) > BUMPS.indexOf(greatest)) greatest = bump
  }
  return greatest
}
