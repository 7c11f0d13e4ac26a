import { BUMPS, type Bump } from './model.ts'

/** Whether the step between two version numbers is the one that the changes deserve. */
export type VersionAdvice =
  | { readonly kind: 'honest' }
  | {
      readonly kind: 'version-too-low' | 'version-too-high'
      readonly given: Bump
      readonly deserved: Bump
    }
  /** One of the two is no semantic version, or the new one does not follow the old one. */
  | { readonly kind: 'not-comparable'; readonly reason: string }

/**
 * Compares the step from one semantic version to the next (Semantic Versioning 2.0.0, items 5 to 9) with the
 * step that the changes deserve. Below 1.0.0 anything may change with the minor version (item 4).
 *
 * @param deserved what `Comparison.recommendedBump` says
 */
export function adviseVersion(before: string, after: string, deserved: Bump): VersionAdvice {
  const old = partsOf(before)
  const next = partsOf(after)
  if (old === undefined || next === undefined) {
    const wrong = old === undefined ? before : after
    return { kind: 'not-comparable', reason: `"${wrong}" is no semantic version.` }
  }
  const given = stepBetween(old, next)
  if (given === undefined) {
    return { kind: 'not-comparable', reason: `${after} does not follow ${before}.` }
  }
  const asked = old[0] === 0 && next[0] === 0 && deserved === 'major' ? 'minor' : deserved
  const difference = BUMPS.indexOf(given) - BUMPS.indexOf(asked)
  if (difference === 0) return { kind: 'honest' }
  return { kind: difference < 0 ? 'version-too-low' : 'version-too-high', given, deserved: asked }
}

type VersionParts = readonly [major: number, minor: number, patch: number]

function partsOf(version: string): VersionParts | undefined {
  const match = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+].*)?$/.exec(version)
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])]
}

function stepBetween(old: VersionParts, next: VersionParts): Bump | undefined {
  const names = ['major', 'minor', 'patch'] as const
  for (const [index, name] of names.entries()) {
    const difference = (next[index] ?? 0) - (old[index] ?? 0)
    if (difference < 0) return undefined
    if (difference > 0) return name
  }
  return 'none'
}
