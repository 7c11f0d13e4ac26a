/** A version as Semantic Versioning 2.0.0 writes it, or one that leaves its last numbers out. */
export interface VersionNumber {
  /** Major, minor and patch, as many as are written; of any length. */
  readonly numbers: readonly bigint[]
  /** What stands behind the hyphen (item 9). */
  readonly preRelease: string | undefined
}

const FIRST_YEAR = 1900n // a major number as high is the year of a date
const LONGEST = 256 // characters; what is longer is no version that anybody compares

/**
 * Reads `2.1.0`, `v2.1` or `3.0.0-rc.1+build`; undefined for what has no steps, such as dates and words.
 *
 * @param isSemantic whether it is known to be a semantic version, so that `2027.1.0` is no date
 */
export function readVersion(text: string, isSemantic = false): VersionNumber | undefined {
  const match = text.length > LONGEST ? null : VERSION.exec(text)
  if (match === null) return undefined
  const numbers = match
    .slice(1, 4)
    .flatMap((part: string | undefined) => (part === undefined ? [] : [BigInt(part)]))
  if (!isSemantic && (numbers[0] ?? 0n) >= FIRST_YEAR) return undefined
  return { numbers, preRelease: match[4] }
}

const VERSION = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\w.-]+))?(?:\+[\w.-]+)?$/

/** Precedence (item 11): below 0 when the left one comes first. */
export function compareVersions(left: VersionNumber, right: VersionNumber): number {
  for (let index = 0; index < 3; index += 1) {
    const order = compareNumbers(left.numbers[index] ?? 0n, right.numbers[index] ?? 0n)
    if (order !== 0) return order
  }
  return comparePreReleases(left.preRelease, right.preRelease)
}

function comparePreReleases(left: string | undefined, right: string | undefined): number {
  if (left === right) return 0
  if (left === undefined || right === undefined) return left === undefined ? 1 : -1
  const ours = left.split('.')
  const theirs = right.split('.')
  for (let index = 0; index < Math.min(ours.length, theirs.length); index += 1) {
    const difference = compareIdentifiers(ours[index] ?? '', theirs[index] ?? '')
    if (difference !== 0) return difference
  }
  return ours.length - theirs.length
}

/** Numbers come before words, and are compared as numbers. */
function compareIdentifiers(left: string, right: string): number {
  const isNumber = (text: string) => /^\d+$/.test(text)
  if (isNumber(left) && isNumber(right)) return compareNumbers(BigInt(left), BigInt(right))
  if (isNumber(left) !== isNumber(right)) return isNumber(left) ? -1 : 1
  return left < right ? -1 : Number(left > right)
}

function compareNumbers(left: bigint, right: bigint): number {
  return left < right ? -1 : Number(left > right)
}
