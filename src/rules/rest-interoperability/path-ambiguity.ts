import type { PathKey } from './path-keys.ts'

/** Two paths that match a common request, neither of them more specific than the other. */
export interface Ambiguity {
  readonly one: PathKey
  readonly other: PathKey
}

/** The segments of paths as a tree; a segment that is nothing but a parameter is a branch of its own. */
interface Branch {
  readonly literals: Map<string, Branch>
  parameter: Branch | undefined
  end: PathKey | undefined
}

/** Steps through the tree, so that a description with thousands of paths is judged in bounded time. */
const MOST_STEPS = 2_000_000
/** Pairs that are reported; nobody reads more. */
const MOST_PAIRS = 10_000

/**
 * Finds pairs of paths such as `/berths/{number}` and `/{kind}/free`. That a literal segment goes before a
 * parameter decides only where one path has all the literals that the other has.
 *
 * @returns the pairs, each once; undefined when there are too many paths to compare
 */
export function ambiguousPaths(paths: readonly PathKey[]): readonly Ambiguity[] | undefined {
  const root = newBranch()
  const found: Ambiguity[] = []
  let steps = 0
  for (const path of paths) {
    const words = path.path.split('/')
    let places: readonly Place[] = [{ branch: root, isMoreSpecific: false, isLessSpecific: false }]
    for (const word of words) {
      places = places.flatMap((place) => next(place, word))
      steps += places.length
      if (steps > MOST_STEPS) return undefined
      if (found.length > MOST_PAIRS) return found
    }
    for (const { branch, isMoreSpecific, isLessSpecific } of places) {
      if (branch.end !== undefined && isMoreSpecific && isLessSpecific) {
        found.push({ one: branch.end, other: path })
      }
    }
    insert(root, words, path)
  }
  return found
}

interface Place {
  readonly branch: Branch
  /** The new path has a literal where the one in the tree has a parameter. */
  readonly isMoreSpecific: boolean
  readonly isLessSpecific: boolean
}

function next(place: Place, word: string): readonly Place[] {
  const { branch } = place
  if (isParameter(word)) {
    const less = [...branch.literals.values()].map((inner) => ({
      ...place,
      branch: inner,
      isLessSpecific: true,
    }))
    return branch.parameter === undefined ? less : [...less, { ...place, branch: branch.parameter }]
  }
  const same = branch.literals.get(word)
  const places: Place[] = same === undefined ? [] : [{ ...place, branch: same }]
  if (branch.parameter !== undefined) {
    places.push({ ...place, branch: branch.parameter, isMoreSpecific: true })
  }
  return places
}

function insert(root: Branch, words: readonly string[], path: PathKey): void {
  let branch = root
  for (const word of words) {
    if (isParameter(word)) {
      branch = branch.parameter ??= newBranch()
      continue
    }
    const known = branch.literals.get(word) ?? newBranch()
    branch.literals.set(word, known)
    branch = known
  }
  branch.end ??= path
}

function newBranch(): Branch {
  return { literals: new Map(), parameter: undefined, end: undefined }
}

function isParameter(word: string): boolean {
  return /^\{[^{}]*\}$/.test(word)
}
