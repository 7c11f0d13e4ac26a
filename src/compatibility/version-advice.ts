import { BUMPS, type Bump, type Comparison } from './model.ts'
import { compareVersions, readVersion, type VersionNumber } from './version-number.ts'

/** Whether the step between two version numbers is the one that the changes deserve. */
export type VersionAdvice =
  | { readonly kind: 'honest' }
  | {
      readonly kind: 'version-too-low' | 'version-too-high'
      readonly given: Bump
      readonly deserved: Bump
    }
  /** One of the two is no version number with steps, or the new one does not follow the old one. */
  | { readonly kind: 'not-comparable'; readonly reason: string }

/**
 * Compares the step from one version to the next (Semantic Versioning 2.0.0, items 5 to 9) with the step that the
 * changes deserve.
 *
 * Below 1.0.0 anything may change (item 4): there a minor step is enough for what breaks and a patch for what is
 * new, and 1.0.0 itself is never too high. A pre-release promises nothing (item 9), so that whatever follows one
 * is honest. A version of one or two numbers cannot tell smaller steps, and is not asked to. What is no such number,
 * a date for one, says nothing about steps; only that it is the same while the interface is not.
 *
 * @param deserved what `Comparison.recommendedBump` says
 * @param isSemantic whether both are known to be semantic versions, so that `2027.1.0` is no date
 */
export function adviseVersion(
  before: string,
  after: string,
  deserved: Bump,
  isSemantic = false,
): VersionAdvice {
  const old = readVersion(before, isSemantic)
  const next = readVersion(after, isSemantic)
  if (old === undefined || next === undefined) {
    if (before === after) return adviceFor('none', deserved, deserved)
    const wrong = old === undefined ? before : after
    return { kind: 'not-comparable', reason: `"${wrong}" is no semantic version.` }
  }
  const order = compareVersions(old, next)
  if (order > 0) return { kind: 'not-comparable', reason: `${after} does not follow ${before}.` }
  if (old.preRelease !== undefined && order < 0) return { kind: 'honest' }
  const { least, most } = honestSteps(old, next, deserved)
  return adviceFor(stepBetween(old, next), least, most)
}

/**
 * The same for all that was found. What could not be compared in full may deserve more, so that no number is too high
 * for it; and where nothing changed for clients, none is too low.
 *
 * @returns undefined where nobody knows what the changes deserve
 */
export function adviseComparison(
  before: string,
  after: string,
  { changes, notCompared, recommendedBump }: Comparison,
  isSemantic = false,
): VersionAdvice | undefined {
  const advice = adviseVersion(before, after, recommendedBump, isSemantic)
  const isOpen = notCompared.length > 0
  if (isOpen && (advice.kind === 'version-too-high' || changes.length === 0)) return undefined
  return advice.kind === 'version-too-low' && changes.length === 0 ? { kind: 'honest' } : advice
}

function adviceFor(given: Bump, least: Bump, most: Bump): VersionAdvice {
  const position = BUMPS.indexOf(given)
  if (position < BUMPS.indexOf(least)) return { kind: 'version-too-low', given, deserved: least }
  if (position > BUMPS.indexOf(most)) return { kind: 'version-too-high', given, deserved: most }
  return { kind: 'honest' }
}

interface HonestSteps {
  readonly least: Bump
  readonly most: Bump
}

function honestSteps(old: VersionNumber, next: VersionNumber, deserved: Bump): HonestSteps {
  const { length } = old.numbers.length < next.numbers.length ? old.numbers : next.numbers
  const [major = 0n] = old.numbers
  const [nextMajor = 0n] = next.numbers
  if (major === 0n) {
    return { least: told(BELOW_1[deserved], length), most: nextMajor > 0n ? 'major' : 'minor' }
  }
  const least = told(deserved, length)
  return { least, most: least === 'none' ? deserved : least }
}

/** The least step below 1.0.0. */
const BELOW_1: Readonly<Record<Bump, Bump>> = {
  none: 'none',
  patch: 'patch',
  minor: 'patch',
  major: 'minor',
}

const NUMBERS_FOR: Readonly<Record<Bump, number>> = { none: 0, major: 1, minor: 2, patch: 3 }

/** What a version of so many numbers can tell of a step. */
function told(step: Bump, length: number): Bump {
  return NUMBERS_FOR[step] > length ? 'none' : step
}

function stepBetween(old: VersionNumber, next: VersionNumber): Bump {
  for (const [index, name] of (['major', 'minor', 'patch'] as const).entries()) {
    if ((next.numbers[index] ?? 0n) !== (old.numbers[index] ?? 0n)) return name
  }
  return 'none'
}
